import { loadDeployments } from "../deployment";
import type { LoadedDeployment } from "../deployment";
import { examineLoaded, formatFinding, formatWaived, reaches } from "../rules";
import type { Severity } from "../rules";

/**
 * Reads deployment files and runs the rules that need no Terraform; findings go to stderr.
 * @returns undefined when a finding reaches the threshold, and nothing may be made of the files
 */
export function loadChecked(files: readonly string[], failOn: Severity): LoadedDeployment[] | undefined {
  const loaded = loadDeployments(files);
  const each = loaded.map((one) => examineLoaded(one));
  const findings = each.flatMap((one) => one.findings);
  // Notes are for `validate`, unless they are asked for: a plan has more important things to say.
  const telling = findings.filter(({ severity }) => reaches(severity, failOn === "note" ? "note" : "warning"));
  for (const finding of telling) process.stderr.write(`${formatFinding(finding)}\n`);
  // What is kept silent here is said; a plan lists the modes of every rule itself.
  const silenced = each.flatMap(({ waived }) => waived.filter((one) => one.findings.length > 0));
  for (const one of silenced) process.stderr.write(`${formatWaived(one)}\n`);
  return findings.some(({ severity }) => reaches(severity, failOn) || severity === "error") ? undefined : loaded;
}
