import { findRule } from "../rules";
import type { Rule, Severity, Stage } from "../rules";
import { modesOf, severityIn } from "./modes";
import type { JudgedMode, RecordedMode } from "./modes";
import type { CheckResult, PlanJson } from "./plan-json";

/**
 * pass, fail, unknown (not decided before apply, or not decided because the plan stopped), or waived: the deployment
 * keeps the rule from being decided, until a day.
 */
export type Verdict = "pass" | "fail" | "unknown" | "waived";

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
  const modes = new Map(modesOf(plan).map((mode) => [mode.rule, mode]));
  const all = (plan.checks ?? []).flatMap((check) => prerequisite(check, modes) ?? []);
  return all
    .filter((each) => !isDouble(each, all, modes.get(each.rule)))
    .sort((a, b) => compare(a.rule, b.rule) || compare(a.subject, b.subject) || compare(a.address, b.address));
}

/** Tells of each waiver whether the plan would be the same without it, as far as the plan says so. */
export function judgeModes(modes: readonly RecordedMode[], prerequisites: readonly Prerequisite[]): JudgedMode[] {
  return modes.map((mode) => {
    const unneeded = whyUnneeded(
      mode,
      prerequisites.filter(({ rule }) => rule === mode.rule),
    );
    return unneeded === undefined ? mode : { ...mode, unneeded };
  });
}

function whyUnneeded({ rule, mode, over }: RecordedMode, rows: readonly Prerequisite[]): string | undefined {
  const stages = findRule(rule)?.stages ?? [];
  const inPlan = (stage: Stage) => stage === "precondition" || stage === "check";
  if (mode === "enforce" || over || !stages.some(inPlan)) return undefined;
  if (rows.length === 0) return stages.every(inPlan) ? "the plan has nothing that the rule is about" : undefined;
  return rows.every(({ verdict }) => verdict === "pass") ? "the rule holds" : undefined;
}

/** Name of the rule and of its subject, where a gate or check of the plan is one of a rule. */
export function namedByRule({ address: { kind, type, name } }: CheckResult): readonly [string, string] | undefined {
  const isOurs = kind === "check" || isGate(kind, type);
  const match = isOurs ? NAMED_BY_RULE.exec(name ?? "") : null;
  return match === null ? undefined : [match[1]!, match[2]!];
}

/** What a check says is wrong, in the plan's own words. */
export function messagesOf({ instances = [] }: CheckResult): string[] {
  return instances.flatMap(({ problems }) => (problems ?? []).flatMap(({ message }) => message ?? []));
}

function isGate(kind: string, type: string | undefined): boolean {
  return kind === "resource" && type === "terraform_data";
}

function prerequisite(check: CheckResult, modes: ReadonlyMap<string, RecordedMode>): Prerequisite | undefined {
  const named = namedByRule(check);
  if (named === undefined) return undefined;
  const [id, subject] = named;
  const { kind, type, to_display: address } = check.address;
  const rule = findRule(id) ?? unknownRule(id);
  const mode = modes.get(rule.id);
  return {
    rule: rule.id,
    subject,
    verdict: verdictOf(check.status, isWaived(rule, mode)),
    severity: severityIn(rule.severity, mode),
    stage: isGate(kind, type) ? "precondition" : "check",
    title: rule.title,
    messages: messagesOf(check),
    remedy: rule.remedy,
    address,
  };
}

/** A rule of another release is not passed over. */
function unknownRule(id: string): Pick<Rule, "id" | "title" | "severity" | "stages" | "remedy"> {
  return {
    id,
    title: "This release does not know the rule",
    severity: "error",
    stages: ["precondition", "check"],
    remedy: "Review the plan with the release of Outpost Mesh that made it.",
  };
}

/** Whether what the plan says of a rule is that it is waived, and nothing else. */
function isWaived({ stages }: Pick<Rule, "stages">, mode: RecordedMode | undefined): boolean {
  if (mode === undefined || mode.over) return false;
  // What is decided before Terraform runs has a gate only for the day on which its waiver ends.
  return mode.mode === "off" || stages.every((stage) => stage === "synth");
}

function verdictOf(status: CheckResult["status"], waived: boolean): Verdict {
  if (status === "pass") return waived ? "waived" : "pass";
  return status === "unknown" ? "unknown" : "fail";
}

/** A gate that is set to warn has a check beside it: until the setting ends the check counts, and then the gate. */
function isDouble(
  { rule, subject, stage }: Prerequisite,
  all: readonly Prerequisite[],
  mode: RecordedMode | undefined,
) {
  if (mode?.mode !== "warn") return false;
  const hasTwin = all.some((each) => each.rule === rule && each.subject === subject && each.stage !== stage);
  return hasTwin && stage === (mode.over ? "check" : "precondition");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
