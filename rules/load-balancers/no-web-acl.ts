import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const noWebAcl: SynthRule = {
  id: "OM-N071",
  title: "No load balancer counts on AWS WAF",
  severity: "error",
  stages: ["synth"],
  why: "AWS WAF does not protect Application Load Balancers on Outposts, so a rule there would protect nothing. None is made here for the Region either.",
  remedy: "Remove `webAcl`; keep `clients` narrow and let the services judge requests.",
  source: "Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  *inspect({ deployment }) {
    for (const { balancer, path } of placedBalancers(deployment)) {
      if (balancer.webAcl === undefined) continue;
      yield {
        path: [...path, "webAcl"],
        message: `"${balancer.name}" would be protected by AWS WAF, which it cannot be.`,
      };
    }
  },
};
