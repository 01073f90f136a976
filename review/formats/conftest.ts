import { counts } from "../findings";
import type { ReportFinding } from "../findings";
import type { Report } from "../report";
import type { Review } from "../review";
import { ruleLink } from "../review";
import { isFailure } from "../verdict";
import { printableTexts } from "../wrap";
import { waiverText } from "./words";

/** Results in the form of conftest's `--output json`, one for each plan, which Atlantis and others read. */
export function renderConftest(review: Review): string {
  const results = review.plans.map(({ report }) => result(report, review));
  return `${JSON.stringify(results, printableTexts, 2)}\n`;
}

function result(report: Report, { failOn, docsUrl }: Review): object {
  const entry = (one: ReportFinding) => ({
    msg: `${one.rule} ${one.address ?? one.subject}: ${one.message}`,
    metadata: {
      rule: one.rule,
      severity: one.severity,
      ...(one.address === undefined ? {} : { address: one.address }),
      ...(one.construct === undefined ? {} : { construct: one.construct }),
      ...(one.file === undefined ? {} : { file: one.file }),
      ...(one.line === undefined ? {} : { line: one.line }),
      remedy: one.remedy,
      url: ruleLink(one.rule, docsUrl),
      ...(one.waiver === undefined ? {} : { waiver: waiverText(one) }),
    },
  });
  const counting = report.findings.filter(counts);
  const stopped = report.errored || report.errors.length > 0 ? ["Terraform could not complete the plan."] : [];
  return {
    filename: report.name,
    namespace: "outpost_mesh",
    successes: report.prerequisites.filter(({ verdict }) => verdict === "pass").length,
    skipped: report.prerequisites
      .filter(({ verdict }) => verdict === "unknown")
      .map(({ rule, address }) => ({ msg: `${rule} ${address}: not decided before the apply` })),
    warnings: counting.filter((one) => !isFailure(one, failOn)).map(entry),
    failures: [
      ...counting.filter((one) => isFailure(one, failOn)).map(entry),
      ...[...stopped, ...report.errors].map((msg) => ({ msg, metadata: { severity: "error" } })),
    ],
    exceptions: report.findings.filter((one) => !counts(one)).map(entry),
  };
}
