import { BALANCER_NAME_LENGTH } from "../../aws";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const balancerNames: SynthRule = {
  id: "OM-N083",
  title: "Load balancers have names of their own that AWS takes",
  severity: "error",
  stages: ["synth"],
  why: `A load balancer is named DEPLOYMENT-NAME; AWS takes ${BALANCER_NAME_LENGTH} characters, and no name that begins with internal-. Two of one name would be one.`,
  remedy: "Shorten or change the load balancer's name.",
  source: "Elastic Load Balancing API reference, CreateLoadBalancer",
  *inspect({ deployment }) {
    const seen = new Set<string>();
    for (const { balancer, path } of placedBalancers(deployment)) {
      const at = [...path, "name"];
      const full = `${deployment.name}-${balancer.name}`;
      if (seen.has(balancer.name))
        yield { path: at, message: `the name "${balancer.name}" is given to two load balancers.` };
      seen.add(balancer.name);
      if (full.length > BALANCER_NAME_LENGTH)
        yield { path: at, message: `"${full}" has ${full.length} characters; ${BALANCER_NAME_LENGTH} are allowed.` };
      if (full.startsWith("internal-"))
        yield { path: at, message: `"${full}" begins with internal-, which no name may.` };
    }
  },
};
