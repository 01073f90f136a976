import { placeholder } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import { placedEgresses } from "./egresses";

/** Where an Outpost's NAT gateway stands. */
export interface NatGatewayPlaceFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  /** Expression: ARN of the Outpost that the NAT gateway's subnet is on, empty for none. */
  readonly subnetOutpostArn: string;
}

export const natGatewayInRegion: PlanRule<NatGatewayPlaceFacts> & SynthRule = {
  id: "OM-N041",
  title: "A NAT gateway stands in a Regional subnet, not on an Outpost",
  severity: "error",
  stages: ["synth", "precondition"],
  why: "The way to the internet leads through the VPC's internet gateway, which is in the Region; AWS's guidance has the NAT gateway there, too, in a public subnet of the Outpost's Availability Zone. NAT gateways are none of the services that run on an Outpost.",
  remedy: "Name a subnet of `network.regionalSubnets`, or an existing NAT gateway in one.",
  source:
    "EKS user guide, private clusters on Outposts: NAT gateways in Regional subnets; Outposts user guides, service tables",
  *inspect({ deployment }) {
    for (const { network, egress, path } of placedEgresses(deployment)) {
      for (const { name, subnets } of network.outposts) {
        if (!subnets.some((subnet) => subnet.name === egress.subnet)) continue;
        yield { path: [...path, "subnet"], message: `the subnet ${egress.subnet} is on the Outpost ${name}.` };
      }
    }
  },
  assert: ({ name, subnetOutpostArn }) => ({
    condition: `try(try(coalesce(${subnetOutpostArn}), "") == "", false)`,
    message: `The NAT gateway for Outpost ${name} needs a subnet in the Region; its subnet is on ${placeholder(subnetOutpostArn, "no Outpost that is known")}.`,
  }),
};
