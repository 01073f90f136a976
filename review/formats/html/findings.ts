import { findRule } from "../../../rules";
import { counts } from "../../findings";
import type { ReportFinding } from "../../findings";
import type { Report } from "../../report";
import { isFailure } from "../../verdict";
import { markup } from "../markup";
import type { Markup } from "../markup";
import { placeInFile, waiverText } from "../words";
import type { Section } from "./section";
import { code, heading, prose, tag } from "./parts";

const SEVERITY_TAGS = { error: "bad", warning: "warn", note: "note" } as const;

/** Everything that is held against a plan: what blocks it first, what is waived last. */
export function findingsSection({ report, review, level }: Section): Markup | undefined {
  const { findings, errored, errors } = report;
  if (findings.length === 0 && !errored && errors.length === 0) return undefined;
  const rank = (one: ReportFinding) =>
    !counts(one) ? 3 : isFailure(one, review.failOn) ? 0 : one.severity === "note" ? 2 : 1;
  const sorted = findings.map((one, index) => ({ one, index }));
  sorted.sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index);
  return markup`${errored || errors.length > 0 ? errorsOf(report, level) : undefined}${sorted.map(({ one }) => finding(one, level))}`;
}

function errorsOf({ errors, prerequisites }: Report, level: number): Markup {
  const stopped = prerequisites.some(({ verdict, stage }) => verdict === "fail" && stage === "precondition");
  const why = stopped
    ? "It stopped at the prerequisites that fail. What depends on them is not among the changes."
    : "What it did not come to is not among the changes.";
  return markup`<div class="finding bad">
    ${heading(level, markup`${tag("bad", "error")} Terraform could not complete the plan`)}
    <p>${why}</p>
    ${errors.map((error) => markup`<p>${error}</p> `)}
  </div> `;
}

function finding(one: ReportFinding, level: number): Markup {
  const { rule, title, severity, message, remedy, subject, address, construct, path } = one;
  const kind = counts(one) ? SEVERITY_TAGS[severity] : "note";
  const where = [
    address === undefined
      ? undefined
      : markup`<dt>In the plan</dt>
          <dd>${code(address)}</dd>`,
    construct === undefined
      ? undefined
      : markup`<dt>Construct</dt>
          <dd>${code(construct)}</dd>`,
    one.file === undefined
      ? undefined
      : markup`<dt>In the file</dt>
          <dd>${code(placeInFile(one)!)}${path === undefined || path === "" ? undefined : markup`, ${code(path)}`}</dd>`,
  ];
  return markup`<div class="finding ${kind}">
    ${heading(level, markup`${tag(kind, counts(one) ? severity : "waived")} ${ruleLinkIn(rule)} ${title}`)}
    <p><strong>${subject}</strong>: ${message}</p>
    ${counts(one) ? undefined : markup`<p>${waiverText(one)}</p> `}
    <p>To mend it: ${prose(remedy)}</p>
    ${where.some((each) => each !== undefined) ? markup`<dl class="facts">${where}</dl> ` : undefined}
  </div> `;
}

/** The id in the page under which a rule is explained. */
export function ruleId(rule: string): string {
  return `rule-${rule.toLowerCase()}`;
}

/** Leads to the rule's text at the end of the page, when there is such a rule. */
function ruleLinkIn(rule: string): Markup {
  return findRule(rule) === undefined ? markup`${rule}` : markup`<a href="#${ruleId(rule)}">${rule}</a>`;
}
