import type { SynthRule } from "../rule";
import { placedEgresses } from "./egresses";

export const natGatewayOfExistingVpc: SynthRule = {
  id: "OM-N045",
  title: "Only an existing VPC has an existing NAT gateway",
  severity: "error",
  stages: ["synth"],
  why: "A route leads to a NAT gateway of its own VPC alone, and a VPC that is made here has none yet.",
  remedy: "Name a Regional subnet in `egress.subnet`, and a NAT gateway is made there.",
  source: "Amazon VPC user guide, NAT gateways",
  *inspect({ deployment }) {
    for (const { network, egress, path } of placedEgresses(deployment)) {
      if (egress.natGateway === undefined || network.vpc.cidr === undefined) continue;
      yield { path: [...path, "natGateway"], message: `the VPC is new, and ${egress.natGateway} exists already.` };
    }
  },
};
