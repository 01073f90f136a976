import { counts } from "../findings";
import type { ReportFinding } from "../findings";
import type { Prerequisite } from "../prerequisites";
import type { Report } from "../report";
import type { Review } from "../review";
import { isFailure } from "../verdict";
import { xml, xmlAttribute } from "./markup";
import { placeInFile, waiverText } from "./words";

type Outcome = "passed" | "failed" | "error" | "skipped";

interface TestCase {
  readonly outcome: Outcome;
  readonly text: string;
}

/**
 * JUnit XML: a suite for each plan, a case for each rule and thing; what is not decided yet is skipped. Why a case is
 * skipped stands twice, because no schema lets it be an attribute that all readers read: GitLab shows the text of
 * `skipped`, Jenkins what the case printed.
 */
export function renderJunit({ plans, failOn }: Review): string {
  const suites = plans.map(({ report }) => suiteOf(report, casesOf(report, failOn)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("")}</testsuites>\n`;
}

function casesOf(report: Report, failOn: Review["failOn"]): TestCase[] {
  const findings = report.findings.map((one) => {
    if (!counts(one)) return testCase(one.rule, one.subject, one.title, "skipped", waiverText(one));
    if (isFailure(one, failOn)) return testCase(one.rule, one.subject, one.title, "failed", one.message, detail(one));
    return testCase(one.rule, one.subject, one.title, "passed", "", `${one.severity}: ${detail(one)}`);
  });
  const rest = report.prerequisites.filter(({ verdict }) => verdict !== "fail").map(otherCase);
  const errors = [...(report.errored ? ["Terraform could not complete the plan."] : []), ...report.errors];
  return [
    ...findings,
    ...rest,
    ...errors.map((error, index) => testCase("terraform", `plan ${index + 1}`, "Terraform", "error", error)),
  ];
}

function otherCase({ rule, subject, title, verdict }: Prerequisite): TestCase {
  if (verdict === "pass") return testCase(rule, subject, title, "passed", "");
  const why = verdict === "waived" ? "The deployment sets the rule otherwise." : "Not decided before the apply.";
  return testCase(rule, subject, title, "skipped", why);
}

function testCase(
  rule: string,
  subject: string,
  title: string,
  outcome: Outcome,
  message: string,
  text = message,
): TestCase {
  const head = `    <testcase classname="${xmlAttribute(rule)}" name="${xmlAttribute(`${title}: ${subject}`)}" time="0"`;
  const said = `message="${xmlAttribute(message)}"`;
  if (outcome === "passed" && text === "") return { outcome, text: `${head}/>\n` };
  const inner = {
    passed: `<system-out>${xml(text)}</system-out>`,
    failed: `<failure ${said} type="${xmlAttribute(rule)}">${xml(text)}</failure>`,
    error: `<error ${said} type="${xmlAttribute(rule)}">${xml(text)}</error>`,
    skipped: `<skipped>${xml(text)}</skipped>\n      <system-out>${xml(text)}</system-out>`,
  }[outcome];
  return { outcome, text: `${head}>\n      ${inner}\n    </testcase>\n` };
}

function suiteOf({ name }: Report, cases: readonly TestCase[]): string {
  const count = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
  const counted = `tests="${cases.length}" failures="${count("failed")}" errors="${count("error")}" skipped="${count("skipped")}"`;
  return `  <testsuite name="${xmlAttribute(name)}" ${counted} time="0">\n${cases.map(({ text }) => text).join("")}  </testsuite>\n`;
}

function detail(finding: ReportFinding): string {
  const where = [finding.address, finding.construct, placeInFile(finding)].filter((each) => each !== undefined);
  return [finding.message, ...(where.length === 0 ? [] : [where.join(", ")]), `To mend it: ${finding.remedy}`].join(
    "\n",
  );
}
