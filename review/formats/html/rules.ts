import { findRule } from "../../../rules";
import { modeText } from "../../modes";
import type { Prerequisite } from "../../prerequisites";
import { ruleLink } from "../../review";
import type { Review } from "../../review";
import { markup } from "../markup";
import type { Markup } from "../markup";
import { ruleId } from "./findings";
import { code, heading, prose, ruleName, table, tag } from "./parts";
import type { Section } from "./section";

/** A failure that is a warning or a note is no red one: it does not keep the plan from being applied by itself. */
function verdictTag({ verdict, severity, stage }: Prerequisite): Markup {
  const blocks = severity === "error" || stage === "precondition";
  return {
    pass: tag("good", "pass"),
    fail: blocks ? tag("bad", "FAIL") : tag("warn", `FAIL, ${severity}`),
    unknown: tag("warn", "unknown"),
    waived: tag("note", "waived"),
  }[verdict];
}

/** Every prerequisite with its verdict. */
export function prerequisitesSection({ report }: Section): Markup {
  const { prerequisites, errored } = report;
  if (prerequisites.length === 0) {
    return markup`<p>None: this plan was not made by Outpost Mesh, or has none to check.</p> `;
  }
  const why = ({ verdict, messages }: Prerequisite) => {
    if (verdict === "unknown")
      return errored
        ? "not decided, because the plan stopped at another prerequisite"
        : "decided when the plan is applied";
    return messages.join(" ");
  };
  return table(
    "Prerequisites of App Mesh on AWS Outposts",
    [
      { title: "Rule", cell: ({ rule }) => ruleName(rule) },
      { title: "Verdict", cell: verdictTag },
      { title: "About", cell: ({ subject }) => subject },
      { title: "What must hold", cell: ({ title }) => title },
      { title: "What the plan says", cell: why },
    ],
    prerequisites,
  );
}

/** What the deployment sets otherwise, and who waived what until when. */
export function waiversSection({ report, level }: Section): Markup | undefined {
  const { modes, waivers } = report;
  if (modes.length === 0 && waivers.length === 0) return undefined;
  return markup`${
    waivers.length === 0
      ? undefined
      : table(
          "Waivers of single findings",
          [
            { title: "Rule", cell: ({ rule }) => ruleName(rule) },
            { title: "For", cell: ({ address, path }) => code(address ?? path ?? "") },
            { title: "Status", cell: ({ status }) => tag(status === "used" ? "note" : "warn", status) },
            { title: "Until", cell: ({ expires }) => expires },
            { title: "Who", cell: ({ who }) => who },
            { title: "Why", cell: ({ reason }) => reason },
          ],
          waivers,
        )
  }${
    modes.length === 0
      ? undefined
      : markup`${heading(level, "Rules that the deployment sets otherwise")}${table(
          "Modes of rules",
          [
            { title: "Rule", cell: ({ rule }) => ruleName(rule) },
            { title: "Set to", cell: modeText },
          ],
          modes,
        )}`
  }`;
}

/** The text of every rule that the page speaks of, once. */
export function rulesSection(review: Review, level: number): Markup | undefined {
  const named = review.plans.flatMap(({ report }) => report.findings.map(({ rule }) => rule));
  const rules = [...new Set(named)].sort().flatMap((id) => findRule(id) ?? []);
  if (rules.length === 0) return undefined;
  return markup`${rules.map(
    ({ id, title, why, remedy, source }) =>
      markup`${heading(level, `${id} ${title}`, ruleId(id))}
        <p>${prose(why)}</p>
        <p>To satisfy it: ${prose(remedy)}</p>
        <p class="soft">
          Source: ${source}.
          ${review.docsUrl === undefined ? markup`<code>outpost-mesh explain ${id}</code> prints this.` : markup`<a href="${ruleLink(id, review.docsUrl)}">${id} in the documentation</a>`}
        </p> `,
  )}`;
}
