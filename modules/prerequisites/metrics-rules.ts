import { Construct } from "constructs";
import { parseOutpostArn } from "../../aws";
import type { Outpost } from "../../deployment";
import { metricsOfOwner } from "../../rules";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

export interface MetricsRulesProps {
  readonly outposts: readonly Outpost[];
  /** Expression: the account that Terraform works in. */
  readonly callerAccount: string;
}

/** Proves that CloudWatch gives the metrics of the Outposts to the account that watches them. */
export class MetricsRules extends Construct {
  /** The gate of each Outpost, by its name. */
  readonly gates: ReadonlyMap<string, PlanGate>;

  constructor(scope: Construct, id: string, { outposts, callerAccount }: MetricsRulesProps) {
    super(scope, id);
    this.gates = new Map(
      outposts.map(({ name, arn }) => {
        const owner = parseOutpostArn(arn)!.account;
        return [name, gate(this, metricsOfOwner, name, { name, owner, callerAccount })];
      }),
    );
  }
}
