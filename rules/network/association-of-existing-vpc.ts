import type { SynthRule } from "../rule";
import { placedLocalGateways } from "./local-gateways";

export const associationOfExistingVpc: SynthRule = {
  id: "OM-N030",
  title: "Only an existing VPC has an existing association",
  severity: "error",
  stages: ["synth"],
  why: "A VPC that is made here cannot have been associated with a local gateway's route table before.",
  remedy: "Set `localGateway.association` to managed.",
  source: "EC2 API CreateLocalGatewayRouteTableVpcAssociation",
  *inspect({ deployment }) {
    if (deployment.network?.vpc.cidr === undefined) return;
    for (const { outpost, localGateway, path } of placedLocalGateways(deployment)) {
      if (localGateway.association !== "existing") continue;
      yield {
        path: [...path, "association"],
        message: `the VPC is new, and Outpost ${outpost.name} takes its association with the local gateway for existing.`,
      };
    }
  },
};
