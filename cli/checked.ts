import { loadDeployments } from "../deployment";
import type { LoadedDeployment } from "../deployment";
import { formatFinding, inspectLoaded, reaches } from "../rules";
import type { Severity } from "../rules";

/**
 * Reads deployment files and runs the rules that need no Terraform; findings go to stderr.
 * @returns undefined when a finding reaches the threshold, and nothing may be made of the files
 */
export function loadChecked(files: readonly string[], failOn: Severity): LoadedDeployment[] | undefined {
  const loaded = loadDeployments(files);
  const findings = loaded.flatMap(inspectLoaded);
  // Notes are for `validate`, unless they are asked for: a plan has more important things to say.
  const telling = findings.filter(({ severity }) => reaches(severity, failOn === "note" ? "note" : "warning"));
  for (const finding of telling) process.stderr.write(`${formatFinding(finding)}\n`);
  return findings.some(({ severity }) => reaches(severity, failOn) || severity === "error") ? undefined : loaded;
}
