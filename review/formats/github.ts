import { counts } from "../findings";
import type { ReportFinding } from "../findings";
import type { Review } from "../review";
import { isFailure } from "../verdict";
import { printable } from "../wrap";

/** Workflow commands of GitHub Actions: annotations at the file and line, as far as they are known. */
export function renderGithub({ plans, failOn }: Review): string {
  return plans
    .flatMap(({ report }) => [
      ...report.findings.filter(counts).map((one) => annotation(one, isFailure(one, failOn))),
      ...(report.errored ? [command("error", {}, `${report.name}: Terraform could not complete the plan.`)] : []),
      ...report.errors.map((error) => command("error", {}, `${report.name}: ${error}`)),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

function annotation(finding: ReportFinding, isError: boolean): string {
  const { rule, title, severity, message, remedy, address, subject, file, line, column } = finding;
  const kind = isError || severity === "error" ? "error" : severity === "warning" ? "warning" : "notice";
  const text = `${address ?? subject}: ${message}\nTo mend it: ${remedy}`;
  return command(kind, { file, line, col: column, title: `${rule} ${title}` }, text);
}

function command(kind: string, properties: Readonly<Record<string, string | number | undefined>>, text: string) {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${kind}${given.length === 0 ? "" : ` ${given.join(",")}`}::${data(text)}`;
}

/** A line that begins with `::` would be a command of its own, and a percent sign would begin an escape. */
function data(text: string): string {
  return printable(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
