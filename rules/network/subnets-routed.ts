import type { SynthRule } from "../rule";
import { outpostSubnets } from "./subnets";

export const subnetsRouted: SynthRule = {
  id: "OM-N027",
  title: "An existing subnet that gets a way out of the Outpost names its route table",
  severity: "error",
  stages: ["synth"],
  why: "The ways to the premises and to a NAT gateway are routes. Without the table of an existing subnet its instances would have none of them, and nothing would say so.",
  remedy: "Add `routeTable` to the subnet; `aws ec2 describe-route-tables` shows which one it has.",
  source: "Amazon VPC user guide, route tables; Outposts user guide (racks), local gateways",
  *inspect({ deployment }) {
    for (const { outpost, subnet, path } of outpostSubnets(deployment)) {
      if (subnet.cidr !== undefined || subnet.routeTable !== undefined) continue;
      const ways = [
        ...((outpost.localGateway?.onPremises ?? []).length === 0 ? [] : ["to the premises"]),
        ...(outpost.egress === undefined ? [] : ["to the NAT gateway"]),
      ];
      if (ways.length === 0) continue;
      yield {
        path,
        message: `the existing subnet ${subnet.name} has no \`routeTable\` for the way ${ways.join(" and ")}.`,
      };
    }
  },
};
