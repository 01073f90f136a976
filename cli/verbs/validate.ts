import { Command } from "commander";
import { loadDeployments } from "../../deployment";
// The whole room would cost a tenth of the start: reviews need far more than the list of hops.
import { renderHops } from "../../review/hops";
import { examineLoaded, formatFinding, formatWaived, reaches } from "../../rules";
import type { LocatedInspection, Severity } from "../../rules";
import { EXIT } from "../exit";
import { failOn, json } from "../options";
import { layout, printJson } from "../session";
import type { Session } from "../session";

/** `outpost-mesh validate FILE…` */
export function validateVerb({ done }: Session): Command {
  return new Command("validate")
    .description("read deployment files and run every rule that needs no Terraform")
    .argument("<file...>", "deployment files, YAML or JSON")
    .addOption(failOn())
    .addOption(json())
    .action((files: string[], options: { failOn: Severity; json?: boolean }) => {
      const each = loadDeployments(files).map((loaded) => examineLoaded(loaded));
      const findings = each.flatMap((one) => one.findings);
      if (options.json === true) {
        const [waived, hops] = [each.flatMap((one) => one.waived), each.flatMap((one) => one.hops)];
        printJson({ schemaVersion: 1, findings, waived, hops });
      } else print(files, each);
      done(findings.some(({ severity }) => reaches(severity, options.failOn)) ? EXIT.findings : EXIT.ok);
    });
}

function print(files: readonly string[], each: readonly LocatedInspection[]): void {
  const lines = each.flatMap(({ findings, waived }) => [...findings.map(formatFinding), ...waived.map(formatWaived)]);
  const { width } = layout();
  for (const [index, { hops }] of each.entries()) {
    if (hops.length === 0) continue;
    const takers = new Set(hops.flatMap((hop) => hop.takers)).size;
    const of = files.length === 1 ? "" : `${files[index]}: `;
    // What is listed here asks for nothing: it is where the services' paths go.
    lines.push(`${of}what leaves the Outpost (${takers} service${takers === 1 ? "" : "s"}):`);
    lines.push(...renderHops(hops, width));
  }
  lines.push(summary(files, each));
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function summary(files: readonly string[], each: readonly LocatedInspection[]): string {
  const findings = each.reduce((sum, one) => sum + one.findings.length, 0);
  const waived = each.reduce((sum, one) => sum + one.waived.length, 0);
  const rules = waived === 0 ? "" : `, ${waived} rule${waived === 1 ? "" : "s"} waived`;
  const clean = files.length === 1 ? `${files[0]} is valid` : `${files.length} files are valid`;
  if (findings === 0) return `${clean}: no findings${rules}.`;
  return `${findings} finding${findings === 1 ? "" : "s"}${rules}.`;
}
