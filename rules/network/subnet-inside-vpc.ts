import { contains, parseIpv4Cidr } from "../../aws";
import { isInside, placeholder, quote } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import { placedSubnets } from "./subnets";

/** New subnets and the blocks of the existing VPC that they must lie in. */
export interface NewSubnetFacts {
  readonly subnets: readonly { readonly name: string; readonly cidr: string }[];
  /** Expression: the IPv4 blocks of the VPC. */
  readonly vpcBlocks: string;
}

export const subnetInsideVpc: PlanRule<NewSubnetFacts> & SynthRule = {
  id: "OM-N002",
  title: "Every new subnet's block lies inside the VPC's",
  severity: "error",
  stages: ["synth", "precondition"],
  why: "EC2 refuses a subnet whose block is not part of the VPC's.",
  remedy: "Choose a block inside the VPC's, or a larger VPC.",
  source: "Amazon VPC user guide, subnet CIDR blocks",
  *inspect({ deployment }) {
    const vpc = parseIpv4Cidr(deployment.network?.vpc.cidr ?? "");
    if (vpc === undefined) return;
    for (const { name, cidr, path } of placedSubnets(deployment)) {
      const block = parseIpv4Cidr(cidr ?? "");
      if (block === undefined || contains(vpc, block)) continue;
      yield {
        path: [...path, "cidr"],
        message: `subnet ${name} has ${block.text}, which is outside the VPC's ${vpc.text}.`,
      };
    }
  },
  assert: ({ subnets, vpcBlocks }) => {
    const list = `[${subnets.map(({ name, cidr }) => `{ name = ${quote(name)}, cidr = ${quote(cidr)} }`).join(", ")}]`;
    const outside = `[for subnet in ${list} : subnet.name if !anytrue([for block in ${vpcBlocks} : ${isInside("subnet.cidr", "block")}])]`;
    return {
      condition: `try(length(${outside}) == 0, false)`,
      message: `New subnets lie outside the VPC: ${placeholder(`join(", ", sort(${outside}))`, "it is not known which")}. The VPC has ${placeholder(`join(", ", sort(${vpcBlocks}))`, "unknown blocks")}.`,
    };
  },
};
