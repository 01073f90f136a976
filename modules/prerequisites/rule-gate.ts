import type { Construct } from "constructs";
import type { RuleSetting } from "../../deployment";
import type { Assertion, PlanRule } from "../../rules";
import { PlanGate, TerraformCheck } from "../terraform";
import { settingOf, untilEnd } from "./rule-modes";
import { ruleName } from "./rule-name";

/**
 * Stops the plan unless the rule holds. Where the stack sets the rule to `warn`, a check warns instead and the gate stays
 * open until the setting ends; where it is `off`, there is the gate alone.
 */
export function gate<Facts>(
  scope: Construct,
  rule: PlanRule<Facts>,
  subject: string,
  facts: Facts,
  after: readonly PlanGate[] = [],
): PlanGate {
  const name = ruleName(rule, subject);
  const assertion = rule.assert(facts);
  const setting = settingOf(scope, rule);
  if (setting?.mode === "warn") {
    const { condition, message } = assertion;
    new TerraformCheck(scope, `${name}-warning`, { name, assertions: [{ condition, errorMessage: message }] });
  }
  return new PlanGate(scope, name, { name, preconditions: blocking(assertion, setting), after });
}

/** What blocks under a setting: nothing, when it lasts. */
function blocking(assertion: Assertion, setting: RuleSetting | undefined): Assertion[] {
  if (setting === undefined || setting.mode === "enforce") return [assertion];
  return [untilEnd(assertion, setting) ?? []].flat();
}
