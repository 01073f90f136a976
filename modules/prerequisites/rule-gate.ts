import type { Construct } from "constructs";
import type { PlanRule } from "../../rules";
import { PlanGate } from "../terraform";
import { ruleName } from "./rule-name";

/** Stops the plan unless the rule holds. */
export function gate<Facts>(
  scope: Construct,
  rule: PlanRule<Facts>,
  subject: string,
  facts: Facts,
  after: readonly PlanGate[] = [],
): PlanGate {
  const name = ruleName(rule, subject);
  return new PlanGate(scope, name, { name, preconditions: [rule.assert(facts)], after });
}
