import { Construct } from "constructs";
import { vpcDns } from "../../rules";
import type { RegionalVpc } from "../network";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

export interface VpcRulesProps {
  readonly vpc: RegionalVpc;
}

/** What must hold of a VPC that exists already; a new one is made right. */
export class VpcRules extends Construct {
  readonly gates: readonly PlanGate[];

  constructor(scope: Construct, id: string, { vpc }: VpcRulesProps) {
    super(scope, id);
    this.gates = vpc.existing === undefined ? [] : [gate(this, vpcDns, "vpc", vpc.existing)];
  }
}
