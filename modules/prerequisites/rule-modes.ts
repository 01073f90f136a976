import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { RuleSetting, RuleSettings } from "../../deployment";
import { RULE_MODES_RECORD, endOf, escapeTemplate, escapeTemplates, findRule } from "../../rules";
import type { Assertion, Rule, Waived } from "../../rules";
import { PlanGate, PlanRecord } from "../terraform";
import { ruleName } from "./rule-name";

export interface RuleModesProps {
  /** Modes by rule id. */
  readonly settings: RuleSettings;
  /**
   * What rules that are decided before Terraform runs found and were set not to block on.
   * @default - nothing
   */
  readonly waived?: readonly Waived[];
}

const SETTINGS_OF_STACK = new WeakMap<TerraformStack, RuleSettings>();

/**
 * The modes of single rules in one stack. It stands before the first gate or check of the stack, and leaves a record of
 * the modes in the plan.
 */
export class RuleModes extends Construct {
  constructor(scope: Construct, id: string, { settings, waived = [] }: RuleModesProps) {
    super(scope, id);
    SETTINGS_OF_STACK.set(TerraformStack.of(this), settings);
    const ids = Object.keys(settings).sort();
    if (ids.length === 0) return;
    const value = Object.fromEntries(ids.map((rule) => [rule, escapeTemplates(definedOnly(settings[rule]!))]));
    new PlanRecord(this, "record", { name: RULE_MODES_RECORD, value });
    for (const each of waived) this.expire(each);
  }

  /** What was waived before Terraform ran blocks again from the waiver's end, also in output synthesised before it. */
  private expire({ rule: id, setting, findings }: Waived): void {
    const rule = findRule(id);
    const end = endOf(setting);
    if (rule?.severity !== "error" || end === undefined || findings.length === 0) return;
    const name = ruleName(rule, "waiver");
    const message = escapeTemplate(findings.map((finding) => finding.message).join(" "));
    new PlanGate(this, name, {
      name,
      preconditions: [{ condition: lasts(id, end), message: withEnd(message, setting) }],
    });
  }
}

/** How the stack of `scope` sets a rule; undefined when it leaves it as it is. */
export function settingOf(scope: Construct, rule: Rule): RuleSetting | undefined {
  return SETTINGS_OF_STACK.get(TerraformStack.of(scope))?.[rule.id];
}

/** The assertion, true until the setting ends: Terraform decides it at the time of the plan. */
export function untilEnd({ condition, message }: Assertion, setting: RuleSetting): Assertion | undefined {
  const end = endOf(setting);
  if (end === undefined) return undefined;
  return {
    // A conditional, because `||` with a value that is not known yet is not known either.
    condition: `timecmp(plantimestamp(), "${end}") < 0 ? true : (${condition})`,
    message: withEnd(message, setting),
  };
}

/** An assertion about the setting alone: it holds until the setting ends. */
export function whileWaived(rule: Rule, setting: RuleSetting): Assertion {
  const message = `${rule.title} is not looked at. Take ${rule.id} out of the deployment's rules and synthesise again.`;
  return { condition: lasts(rule.id, endOf(setting)!), message: withEnd(message, setting) };
}

/** Terraform refuses conditions over constants alone; the record of the modes is something to refer to. */
function lasts(rule: string, end: string): string {
  const recorded = `terraform_data.${RULE_MODES_RECORD}.input["${rule}"].expires`;
  return `try(timecmp(plantimestamp(), "\${${recorded}}T00:00:00Z") < 0, timecmp(plantimestamp(), "${end}") < 0)`;
}

function withEnd(message: string, setting: RuleSetting): string {
  return `${message} The rule counts again since ${endOf(setting)!}, when its waiver ended (${escapeTemplate(setting.reason ?? "")}).`;
}

function definedOnly(setting: RuleSetting): RuleSetting {
  return Object.fromEntries(Object.entries(setting).filter(([, value]) => value !== undefined)) as RuleSetting;
}
