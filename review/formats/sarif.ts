import { findRule } from "../../rules";
import type { Severity } from "../../rules";
import type { ReportFinding } from "../findings";
import { counts } from "../findings";
import type { Report } from "../report";
import { ruleLink } from "../review";
import type { Review } from "../review";
import { printable, printableTexts } from "../wrap";
import { waiverText } from "./words";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** SARIF 2.1.0: one run for each plan, a result for each finding; what somebody waived is suppressed, with the reason. */
export function renderSarif(review: Review): string {
  const runs = review.plans.map(({ report }) => run(report, review.docsUrl));
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs }, printableTexts, 2)}\n`;
}

function run(report: Report, docsUrl: string | undefined): object {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  const errors = [...(report.errored ? ["Terraform could not complete the plan."] : []), ...report.errors];
  return {
    tool: { driver: { name: "Outpost Mesh", rules: ids.map((id) => descriptor(id, docsUrl)) } },
    automationDetails: { id: `outpost-mesh/${report.name}/` },
    columnKind: "utf16CodeUnits",
    // An errored plan is no successful analysis: whoever counts results must not take it for a clean one.
    invocations: [
      {
        executionSuccessful: errors.length === 0,
        toolExecutionNotifications: errors.map((text) => ({ level: "error", message: { text } })),
      },
    ],
    results: report.findings.map((finding) => result(finding, ids.indexOf(finding.rule), report)),
  };
}

function descriptor(id: string, docsUrl: string | undefined): object {
  const rule = findRule(id);
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: `${rule.remedy}\nSource: ${rule.source}` },
    defaultConfiguration: { level: rule.severity },
    // An address must be a full one; without the option there is none.
    ...(docsUrl === undefined ? {} : { helpUri: ruleLink(id, docsUrl) }),
  };
}

function result(finding: ReportFinding, ruleIndex: number, report: Report): object {
  const { rule, severity, message, remedy, subject, address, construct, path } = finding;
  const logical = [
    ...(address === undefined ? [] : [{ fullyQualifiedName: address, kind: "resource" }]),
    ...(construct === undefined ? [] : [{ fullyQualifiedName: construct, kind: "module" }]),
    ...(path === undefined || path === "" ? [] : [{ fullyQualifiedName: path, kind: "member" }]),
  ];
  const physical = physicalLocation(finding, report);
  const location = {
    ...(physical === undefined ? {} : { physicalLocation: physical }),
    ...(logical.length === 0 ? {} : { logicalLocations: logical }),
  };
  return {
    ruleId: rule,
    ruleIndex,
    level: severity satisfies Severity,
    message: { text: `${address ?? subject}: ${message}\nTo mend it: ${remedy}` },
    ...(Object.keys(location).length === 0 ? {} : { locations: [location] }),
    partialFingerprints: { ruleAndThing: `${rule}/${address ?? subject}` },
    ...(counts(finding)
      ? {}
      : { suppressions: [{ kind: "external", status: "accepted", justification: waiverText(finding) }] }),
  };
}

/** The place in the finding's own file; otherwise the deployment file as a whole. */
function physicalLocation({ file, line, column }: ReportFinding, report: Report): object | undefined {
  const named = file ?? report.file;
  if (named === undefined) return undefined;
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return { artifactLocation: { uri: fileUri(named) }, ...region };
}

/** A relative file as a relative reference. */
function fileUri(file: string): string {
  return file
    .split("/")
    .map((step) => encodeURIComponent(printable(step)))
    .join("/");
}
