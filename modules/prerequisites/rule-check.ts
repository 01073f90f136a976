import type { TerraformDataSource } from "cdktf";
import type { Construct } from "constructs";
import type { PlanRule } from "../../rules";
import { TerraformCheck } from "../terraform";
import { ruleName } from "./rule-name";

/** Warns, at plan and at apply, when the rule does not hold. */
export function check<Facts>(scope: Construct, rule: PlanRule<Facts>, subject: string, facts: Facts): TerraformCheck {
  const name = ruleName(rule, subject);
  const { condition, message } = rule.assert(facts);
  return new TerraformCheck(scope, name, { name, assertions: [{ condition, errorMessage: message }] });
}

/** The same with a data source of the check's own, whose failure is part of the warning. */
export function checkWithData<Facts, D extends TerraformDataSource>(
  scope: Construct,
  rule: PlanRule<Facts>,
  subject: string,
  data: (scope: Construct) => D,
  facts: (data: D) => Facts,
): TerraformCheck {
  const name = ruleName(rule, subject);
  const result = new TerraformCheck(scope, name, { name });
  const { condition, message } = rule.assert(facts(result.addScopedData(data)));
  return result.addAssertion({ condition, errorMessage: message });
}
