import { reaches } from "../rules";
import type { Severity } from "../rules";
import { counts } from "./findings";
import type { ReportFinding } from "./findings";
import type { Report } from "./report";

/** May this be applied? */
export interface PlanVerdict {
  readonly passes: boolean;
  /** The answer in one sentence, without the plan's name. */
  readonly sentence: string;
  /** Findings that keep the plan from being applied at any threshold. */
  readonly blocking: number;
  readonly warnings: number;
  readonly notes: number;
  readonly waived: number;
  /** Prerequisites that only the apply decides, or that the plan did not come to. */
  readonly undecided: number;
}

/** Whether a finding, unless somebody waived it, keeps its plan from being applied at a threshold. */
export function isFailure(finding: ReportFinding, failOn: Severity): boolean {
  return blocks(finding) || reaches(finding.severity, failOn);
}

/** Whether the report keeps the plan from being applied, at that threshold. A plan that errored never passes. */
export function fails({ errored, errors, findings }: Report, failOn: Severity): boolean {
  return errored || errors.length > 0 || findings.some((one) => counts(one) && isFailure(one, failOn));
}

/** The verdict at a threshold. */
export function verdictOf(report: Report, failOn: Severity): PlanVerdict {
  const counting = report.findings.filter(counts);
  const blocking = counting.filter(blocks);
  const others = counting.filter((finding) => !blocks(finding));
  return {
    passes: !fails(report, failOn),
    sentence: sentenceOf(report, failOn, blocking, others),
    blocking: blocking.length,
    warnings: others.filter(({ severity }) => severity === "warning").length,
    notes: others.filter(({ severity }) => severity === "note").length,
    waived: report.findings.length - counting.length,
    undecided: report.prerequisites.filter(({ verdict }) => verdict === "unknown").length,
  };
}

/** Whether a finding stops the plan, or says that it cannot work. */
function blocks({ stage, severity }: ReportFinding): boolean {
  return stage === "precondition" || severity === "error";
}

function sentenceOf(
  report: Report,
  failOn: Severity,
  blocking: readonly ReportFinding[],
  others: readonly ReportFinding[],
): string {
  const warnings = others.filter(({ severity, source }) => severity === "warning" || source === "prerequisite").length;
  const warned = warnings === 0 ? "" : `, ${counted(warnings, "warning")}`;
  if (blocking.length > 0) return `must not be applied: ${blockingText(blocking)}${warned}`;
  if (report.errored || report.errors.length > 0)
    return `cannot be applied: Terraform could not complete the plan${warned}`;
  if (fails(report, failOn)) return `must not be applied at --fail-on ${failOn}${warned}`;
  return `can be applied${warned}`;
}

function blockingText(blocking: readonly ReportFinding[]): string {
  const count = (test: (source: ReportFinding["source"]) => boolean) =>
    blocking.filter(({ source }) => test(source)).length;
  const prerequisites = count((source) => source === "prerequisite");
  const changes = count((source) => source === "hazard");
  const rest = blocking.length - prerequisites - changes;
  return [
    ...(prerequisites === 0
      ? []
      : [`${counted(prerequisites, "prerequisite")} ${prerequisites === 1 ? "fails" : "fail"}`]),
    ...(changes === 0 ? [] : [`${counted(changes, "change")} cannot work`]),
    ...(rest === 0 ? [] : [counted(rest, "finding")]),
  ].join(", ");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
