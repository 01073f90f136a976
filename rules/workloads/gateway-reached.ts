import { gatewaysOf, loadBalancersOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const gatewayReached: SynthRule = {
  id: "OM-W023",
  title: "Somebody may call each gateway that runs here",
  severity: "warning",
  stages: ["synth"],
  why: "The security group of a gateway's tasks is closed but for its stated clients and for the load balancers in front of it.",
  remedy: "State `clients`, or let a load balancer lead to the gateway (`network.loadBalancers`).",
  source: "Amazon VPC user guide, security groups: what is not allowed is dropped",
  *inspect({ deployment, mesh }) {
    const balanced = new Set(
      loadBalancersOf(deployment).flatMap(({ listeners }) => listeners.flatMap(({ target }) => target?.gateway ?? [])),
    );
    for (const { name, workload } of gatewaysOf(deployment, mesh)) {
      if (workload.clients.length > 0 || balanced.has(name)) continue;
      yield { path: ["workloads", "gateways", name], message: `nobody may call the gateway "${name}".` };
    }
  },
};
