import { Command } from "commander";
import { loadDeployments } from "../../deployment";
import { formatFinding, inspectLoaded, reaches } from "../../rules";
import type { LocatedFinding, Severity } from "../../rules";
import { EXIT } from "../exit";
import { failOn, json } from "../options";
import { printJson } from "../session";
import type { Session } from "../session";

/** `outpost-mesh validate FILE…` */
export function validateVerb({ done }: Session): Command {
  return new Command("validate")
    .description("read deployment files and run every rule that needs no Terraform")
    .argument("<file...>", "deployment files, YAML or JSON")
    .addOption(failOn())
    .addOption(json())
    .action((files: string[], options: { failOn: Severity; json?: boolean }) => {
      const findings = loadDeployments(files).flatMap(inspectLoaded);
      if (options.json === true) printJson({ schemaVersion: 1, findings });
      else printFindings(files, findings);
      done(findings.some(({ severity }) => reaches(severity, options.failOn)) ? EXIT.findings : EXIT.ok);
    });
}

function printFindings(files: readonly string[], findings: readonly LocatedFinding[]): void {
  for (const finding of findings) process.stdout.write(`${formatFinding(finding)}\n`);
  const clean = files.length === 1 ? `${files[0]} is valid` : `${files.length} files are valid`;
  const summary =
    findings.length === 0 ? `${clean}: no findings.` : `${findings.length} finding${findings.length === 1 ? "" : "s"}.`;
  process.stdout.write(`${summary}\n`);
}
