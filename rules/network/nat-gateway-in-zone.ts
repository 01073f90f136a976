import { isBeside, natGatewaySubnet } from "../../deployment";
import { placeholder } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import { placedEgresses } from "./egresses";

/** The Availability Zones of an Outpost and of its NAT gateway. */
export interface NatGatewayZoneFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  /** Expression: the Outpost's anchor Availability Zone, null when the Outpost is missing. */
  readonly availabilityZone: string;
  /** Expression: the NAT gateway's Availability Zone, null when it is missing. */
  readonly natGatewayZone: string;
  /** Address of the gate that the Outpost exists. */
  readonly existsGate: string;
  /** Address of the gate that the NAT gateway exists; undefined where it is made here. */
  readonly foundGate: string | undefined;
}

export const natGatewayInZone: PlanRule<NatGatewayZoneFacts> & SynthRule = {
  id: "OM-N042",
  title: "An Outpost's NAT gateway stands in its anchor Availability Zone",
  severity: "warning",
  stages: ["synth", "check"],
  why: "The service link ends in the anchor Availability Zone. A NAT gateway in another one adds a hop between zones, is paid for by the gigabyte, and fails with a zone that the Outpost does not depend on otherwise.",
  remedy: "Put the NAT gateway into a Regional subnet of the Outpost's own Availability Zone.",
  source: "EKS user guide, private clusters on Outposts; Amazon VPC user guide, NAT gateways: Availability Zones",
  *inspect({ deployment }) {
    for (const { network, outpost, egress, path } of placedEgresses(deployment)) {
      const subnet = natGatewaySubnet(network, outpost);
      if (subnet === undefined || isBeside(network, subnet, outpost) !== false) continue;
      yield {
        path: [...path, "subnet"],
        message: `the subnet ${egress.subnet} is not in ${outpost.availabilityZone}, where Outpost ${outpost.name} is anchored.`,
      };
    }
  },
  assert: ({ name, availabilityZone, natGatewayZone, existsGate, foundGate = existsGate }) => ({
    // Of what is missing no zone is known: the condition then hangs on the gate that says so, and stays undecided.
    condition: `try(${availabilityZone} == null ? ${existsGate}.id == "" : ${natGatewayZone} == null ? ${foundGate}.id == "" : ${natGatewayZone} == ${availabilityZone}, false)`,
    message: `The NAT gateway for Outpost ${name} is in ${placeholder(natGatewayZone, "an unknown zone")}; the Outpost is anchored in ${placeholder(availabilityZone, "an unknown zone")}.`,
  }),
};
