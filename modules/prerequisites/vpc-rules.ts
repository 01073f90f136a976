import { Construct } from "constructs";
import { subnetInsideVpc, vpcDns } from "../../rules";
import type { NewSubnetFacts } from "../../rules";
import type { RegionalVpc } from "../network";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

export interface VpcRulesProps {
  readonly vpc: RegionalVpc;
  /**
   * Subnets that are to be made in the VPC.
   * @default - none
   */
  readonly newSubnets?: NewSubnetFacts["subnets"];
  /** The gates that the VPC was found. */
  readonly found: readonly PlanGate[];
}

/** What must hold of a VPC that exists already; a new one is made right. */
export class VpcRules extends Construct {
  readonly gates: readonly PlanGate[];

  constructor(scope: Construct, id: string, { vpc, newSubnets = [], found }: VpcRulesProps) {
    super(scope, id);
    this.gates = [];
    if (vpc.existing === undefined) return;
    const subnets = [...newSubnets].sort((a, b) => (a.name < b.name ? -1 : 1));
    const inside = { subnets, vpcBlocks: vpc.existing.blocks };
    this.gates = [
      ...found,
      gate(this, vpcDns, "vpc", vpc.existing, found),
      ...(subnets.length === 0 ? [] : [gate(this, subnetInsideVpc, "vpc", inside, found)]),
    ];
  }
}
