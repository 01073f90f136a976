import type { TerraformDataSource } from "cdktf";
import type { Construct } from "constructs";
import type { Assertion, PlanRule, Rule } from "../../rules";
import { TerraformCheck } from "../terraform";
import type { TerraformCheckAssertion } from "../terraform";
import { gate } from "./rule-gate";
import { settingOf, untilEnd, whileWaived } from "./rule-modes";
import { ruleName } from "./rule-name";

/** Warns, at plan and at apply, when the rule does not hold. Where the stack enforces the rule, a gate blocks instead. */
export function check<Facts>(scope: Construct, rule: PlanRule<Facts>, subject: string, facts: Facts): void {
  if (settingOf(scope, rule)?.mode === "enforce") {
    gate(scope, rule, subject, facts);
    return;
  }
  const name = ruleName(rule, subject);
  new TerraformCheck(scope, name, { name, assertions: [terms(underSetting(scope, rule, rule.assert(facts)))] });
}

/**
 * The same with a data source of the check's own, whose failure is part of the warning. Where the stack enforces the
 * rule, the data source stands outside, and its failure stops the plan.
 */
export function checkWithData<Facts, D extends TerraformDataSource>(
  scope: Construct,
  rule: PlanRule<Facts>,
  subject: string,
  data: (scope: Construct) => D,
  facts: (data: D) => Facts,
): void {
  if (settingOf(scope, rule)?.mode === "enforce") {
    gate(scope, rule, subject, facts(data(scope)));
    return;
  }
  const name = ruleName(rule, subject);
  const setting = settingOf(scope, rule);
  // A scoped data source is read whatever the condition says, and one that fails is a warning: it has to go, too.
  if (setting?.mode === "off") {
    new TerraformCheck(scope, name, { name, assertions: [terms(whileWaived(rule, setting))] });
    return;
  }
  const result = new TerraformCheck(scope, name, { name });
  const read = result.addScopedData(data);
  result.addAssertion(terms(rule.assert(facts(read))));
}

function underSetting(scope: Construct, rule: Rule, assertion: Assertion): Assertion {
  const setting = settingOf(scope, rule);
  return setting?.mode === "off" ? (untilEnd(assertion, setting) ?? assertion) : assertion;
}

function terms({ condition, message }: Assertion): TerraformCheckAssertion {
  return { condition, errorMessage: message };
}
