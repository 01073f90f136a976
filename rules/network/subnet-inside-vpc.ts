import { contains, parseIpv4Cidr } from "../../aws";
import type { SynthRule } from "../rule";
import { placedSubnets } from "./subnets";

export const subnetInsideVpc: SynthRule = {
  id: "OM-N002",
  title: "Every new subnet's block lies inside the VPC's",
  severity: "error",
  stages: ["synth"],
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
};
