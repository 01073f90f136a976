import { findRule } from "../rules";
import type { Severity, Stage } from "../rules";
import type { CheckResult, PlanJson } from "./plan-json";

/** pass, fail, or unknown: not decided before apply, or not decided because the plan stopped. */
export type Verdict = "pass" | "fail" | "unknown";

/** What the plan says about one prerequisite of one thing. */
export interface Prerequisite {
  /** The rule's id. */
  readonly rule: string;
  /** What it is about, for example the Outpost's name. */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly stage: Stage;
  readonly title: string;
  /** What is wrong, in the plan's own words; empty unless it fails. */
  readonly messages: readonly string[];
  readonly remedy: string;
  /** The gate or check in the plan. */
  readonly address: string;
}

const NAMED_BY_RULE = /^(OM-[A-Z]\d{3})_(.+)$/;

/** The prerequisites that a plan names, by rule and subject. A gate or check carries its rule's id in its name. */
export function prerequisitesOf(plan: PlanJson): Prerequisite[] {
  return (plan.checks ?? [])
    .flatMap((check) => prerequisite(check) ?? [])
    .sort((a, b) => compare(a.rule, b.rule) || compare(a.subject, b.subject) || compare(a.address, b.address));
}

function prerequisite(check: CheckResult): Prerequisite | undefined {
  const { kind, type, name, to_display: address } = check.address;
  const isGate = kind === "resource" && type === "terraform_data";
  const match = isGate || kind === "check" ? NAMED_BY_RULE.exec(name ?? "") : null;
  const rule = match === null ? undefined : findRule(match[1]!);
  if (match === null || rule === undefined) return undefined;
  return {
    rule: rule.id,
    subject: match[2]!,
    verdict: check.status === "pass" ? "pass" : check.status === "unknown" ? "unknown" : "fail",
    severity: rule.severity,
    stage: isGate ? "precondition" : "check",
    title: rule.title,
    messages: (check.instances ?? []).flatMap(({ problems }) =>
      (problems ?? []).flatMap(({ message }) => message ?? []),
    ),
    remedy: rule.remedy,
    address,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
