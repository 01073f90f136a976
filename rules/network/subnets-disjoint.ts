import { overlaps, parseIpv4Cidr } from "../../aws";
import type { SynthRule } from "../rule";
import { placedSubnets } from "./subnets";

export const subnetsDisjoint: SynthRule = {
  id: "OM-N003",
  title: "No two subnets share an address",
  severity: "error",
  stages: ["synth"],
  why: "EC2 refuses a subnet that overlaps another one of the VPC.",
  remedy: "Give each subnet a block of its own.",
  source: "Amazon VPC user guide, subnet CIDR blocks",
  *inspect({ deployment }) {
    const placed = placedSubnets(deployment).flatMap((subnet) => {
      const block = parseIpv4Cidr(subnet.cidr ?? "");
      return block === undefined ? [] : [{ ...subnet, block }];
    });
    for (const [index, subnet] of placed.entries()) {
      const other = placed.slice(0, index).find(({ block }) => overlaps(block, subnet.block));
      if (other === undefined) continue;
      yield {
        path: [...subnet.path, "cidr"],
        message: `subnet ${subnet.name} has ${subnet.block.text}, which overlaps ${other.block.text} of subnet ${other.name}.`,
      };
    }
  },
};
