import { gatewaysOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const gatewayReached: SynthRule = {
  id: "OM-W023",
  title: "Somebody may call each gateway that runs here",
  severity: "warning",
  stages: ["synth"],
  why: "The security group of a gateway's tasks is closed but for its stated clients and for the load balancers in front of it.",
  remedy: "State `clients`.",
  source: "Amazon VPC user guide, security groups: what is not allowed is dropped",
  *inspect({ deployment, mesh }) {
    for (const { name, workload } of gatewaysOf(deployment, mesh)) {
      if (workload.clients.length > 0) continue;
      yield { path: ["workloads", "gateways", name], message: `nobody may call the gateway "${name}".` };
    }
  },
};
