import { contains, parseIpv4Cidr } from "../../aws";
import { isInside, placeholder, quoteAll } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import { placedLocalGateways } from "./local-gateways";

/** Blocks on the premises and the blocks of the VPC that they must not lie in. */
export interface PremisesFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  readonly onPremises: readonly string[];
  /** Expression: the IPv4 blocks of the VPC. */
  readonly vpcBlocks: string;
}

export const premisesOutsideVpc: PlanRule<PremisesFacts> & SynthRule = {
  id: "OM-N023",
  title: "No block on the premises lies inside the VPC",
  severity: "error",
  stages: ["synth", "precondition"],
  why: "A VPC keeps its own block to itself: a route to the local gateway for a part of it is refused, and under direct VPC routing two hosts would have one address. A larger block that holds the VPC's is no obstacle, because the VPC's own route is more specific.",
  remedy: "Give the VPC a block that the premises do not use, or name the premises' block alone.",
  source: "Amazon VPC user guide, route tables: local routes; Outposts user guide (racks), direct VPC routing",
  *inspect({ deployment }) {
    const vpc = parseIpv4Cidr(deployment.network?.vpc.cidr ?? "");
    if (vpc === undefined) return;
    for (const { localGateway, path } of placedLocalGateways(deployment)) {
      for (const [index, text] of localGateway.onPremises.entries()) {
        const block = parseIpv4Cidr(text);
        if (block === undefined || !contains(vpc, block)) continue;
        yield { path: [...path, "onPremises", index], message: `${text} lies inside the VPC's ${vpc.text}.` };
      }
    }
  },
  assert: ({ name, onPremises, vpcBlocks }) => {
    const inside = `[for pair in setproduct(${quoteAll(onPremises)}, ${vpcBlocks}) : pair[0] if ${isInside("pair[0]", "pair[1]")}]`;
    return {
      condition: `try(length(${inside}) == 0, false)`,
      message: `Blocks on the premises of Outpost ${name} lie inside the VPC: ${placeholder(`join(", ", sort(${inside}))`, "it is not known which")}. The VPC has ${placeholder(`join(", ", sort(${vpcBlocks}))`, "unknown blocks")}.`,
    };
  },
};
