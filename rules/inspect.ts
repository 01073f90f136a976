import { expandMesh } from "../deployment";
import type { Deployment, LoadedDeployment } from "../deployment";
import { formatPath } from "../document";
import { SYNTH_RULES } from "./catalogue";
import type { Finding, Severity, Subject } from "./rule";

/** Runs every rule that can be decided from the deployment alone; all findings, by rule id. */
export function inspectDeployment(deployment: Deployment): Finding[] {
  const subject: Subject = { deployment, mesh: expandMesh(deployment) };
  return SYNTH_RULES.flatMap((rule) =>
    [...rule.inspect(subject)].map(({ path, message }) => ({
      rule: rule.id,
      title: rule.title,
      severity: rule.severity,
      path,
      message,
      remedy: rule.remedy,
    })),
  );
}

/** A finding with the place in the file that it is about. */
export interface LocatedFinding extends Finding {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** Runs the same rules on a deployment that was read from a file; findings in the order of the file. */
export function inspectLoaded({ deployment, document }: LoadedDeployment): LocatedFinding[] {
  return inspectDeployment(deployment)
    .map((finding) => {
      const { line, column } = document.problemAt(finding.path, finding.message);
      return { ...finding, file: document.file, line, column };
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** `file:line:column severity OM-…: message` and the remedy on a line of its own. */
export function formatFinding({ file, line, column, severity, rule, path, message, remedy }: LocatedFinding): string {
  const position = line === undefined ? "" : `:${line}:${column ?? 1}`;
  return `${file}${position} ${severity} ${rule} ${formatPath(path)}: ${message}\n  ${remedy}`;
}

const ORDER: readonly Severity[] = ["note", "warning", "error"];

/** Whether a severity is at or above a threshold. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(threshold);
}
