import type { Severity } from "../../../rules";
import { listed } from "../../../document";
import { counts } from "../../findings";
import type { ReportFinding } from "../../findings";
import { modeText } from "../../modes";
import type { Report } from "../../report";
import { ruleLink } from "../../review";
import type { Review, ReviewedPlan } from "../../review";
import { unmeasuredText } from "../../unmeasured";
import { isFailure, verdictOf } from "../../verdict";
import { PLACE_NAMES, capped, changesLine, counted, placeInFile, waiverText } from "../words";
import { Budget } from "./budget";
import { otherChanges, riskyChanges } from "./changes";
import { code, prose, text } from "./escape";
import { mermaidOf } from "./mermaid";

/** Longest comment that GitHub takes. */
export const MAX_COMMENT = 65_536;

/** The line by which a job finds its comment again, to bring it up to date instead of writing another one. */
export const COMMENT_MARKER = "<!-- outpost-mesh review -->";

/** Most plans that have a part of their own; of the others the table has a row. */
const MAX_PLANS = 20;

const FOOT = "\n<sub>Made by Outpost Mesh. What is left out here is in the HTML and JSON reports.</sub>\n";

/** The review as a comment on a pull request: within what GitHub takes, whatever the size of the plan. */
export function renderMarkdown(review: Review): string {
  const budget = new Budget(MAX_COMMENT);
  budget.reserve(FOOT.length);
  budget.add(`${COMMENT_MARKER}\n`);
  const { plans } = review;
  if (plans.length > 1) overview(review, budget);
  for (const [index, plan] of plans.slice(0, MAX_PLANS).entries()) {
    // What one plan does not need is there for those after it.
    const own = new Budget(Math.floor(budget.space / (Math.min(plans.length, MAX_PLANS) - index)));
    planPart(plan, review, own);
    budget.add(own.text);
  }
  if (plans.length > MAX_PLANS)
    budget.add(`\n${plans.length - MAX_PLANS} more plans have no part of their own here.\n`);
  return `${budget.text}${FOOT}`;
}

function overview({ plans, failOn }: Review, budget: Budget): void {
  const rows = plans.map(({ report }) => () => {
    const { create, update, replace, delete: remove } = report.changes;
    const verdict = verdictOf(report, failOn);
    return `| ${text(report.name, 100)} | ${verdict.passes ? "✅ passes" : "❌ fails"} | ${create} | ${update} | ${replace} | ${remove} |\n`;
  });
  const head = `## Review of ${plans.length} plans\n\n| plan | verdict | create | update | replace | delete |\n| --- | --- | --: | --: | --: | --: |\n`;
  budget.list({
    head,
    items: rows,
    tail: "\n",
    leftOut: (count) => `\n${count} more plans are not in the table.\n\n`,
    share: 0.2,
  });
}

function planPart({ report, meshes }: ReviewedPlan, review: Review, budget: Budget): void {
  const verdict = verdictOf(report, review.failOn);
  const facts = [
    changesLine(report),
    ...(verdict.undecided > 0 ? [`${counted(verdict.undecided, "prerequisite")} not decided before the apply`] : []),
    ...(verdict.waived > 0 ? [`${verdict.waived} waived`] : []),
    ...(report.complete || report.errored ? [] : ["the plan leaves something out, for instance by -target"]),
  ];
  const sign = verdict.passes ? (verdict.warnings > 0 ? "⚠️" : "✅") : "❌";
  budget.add(`## ${sign} ${text(report.name, 100)}: ${text(verdict.sentence)}\n\n${text(facts.join("; "))}\n\n`);
  errors(report, budget);
  findings(report, review, budget);
  riskyChanges(report, budget);
  prerequisites(report, budget);
  crossing(report, budget);
  const diagram = mermaidOf(meshes);
  if (diagram !== undefined) {
    const block = `<details><summary>The mesh</summary>\n\n\`\`\`mermaid\n${diagram}\`\`\`\n\n</details>\n\n`;
    if (block.length < budget.space / 2) budget.add(block);
    else budget.add("The mesh is drawn in the HTML report.\n\n");
  }
  exceptions(report, budget);
  otherChanges(report, budget);
}

function errors({ errors: said }: Report, budget: Budget): void {
  if (said.length === 0) return;
  budget.list({
    head: "**Terraform could not complete the plan:**\n\n",
    items: said.map((error) => () => `- ${text(error)}\n`),
    tail: "\n",
    leftOut: (count) => `\n${counted(count, "more error")} of Terraform.\n\n`,
    share: 0.3,
  });
}

function findings({ findings: all }: Report, { failOn, docsUrl }: Review, budget: Budget): void {
  const counting = all.filter(counts);
  const sorted = [
    ...counting.filter((one) => isFailure(one, failOn)),
    ...counting.filter((one) => !isFailure(one, failOn)),
    ...all.filter((one) => !counts(one)),
  ];
  if (sorted.length === 0) return;
  budget.list({
    head: "### Findings\n\n",
    items: sorted.map((one) => () => finding(one, failOn, docsUrl)),
    tail: "\n",
    leftOut: (count) => `\n**${counted(count, "more finding")}.**\n\n`,
    share: 0.5,
  });
}

function finding(one: ReportFinding, failOn: Severity, docsUrl: string | undefined): string {
  const { rule, title, severity, subject, message, remedy, address, construct } = one;
  const sign = !counts(one)
    ? "☑️ waived"
    : isFailure(one, failOn)
      ? `❌ ${severity}`
      : severity === "note"
        ? "ℹ️ note"
        : "⚠️ warning";
  const id =
    docsUrl === undefined
      ? text(rule)
      : `[${text(rule)}](${encodeURI(ruleLink(rule, docsUrl)).replaceAll(/[()]/g, encodeURIComponent)})`;
  const where = [address, construct, placeInFile(one)].flatMap((each) => (each === undefined ? [] : [code(each)]));
  const lines = [
    `- ${sign} **${id}** ${text(title)} — ${text(subject, 200)}: ${text(message)}`,
    ...(counts(one) ? [] : [text(waiverText(one))]),
    `To mend it: ${prose(remedy)}`,
    ...(where.length === 0 ? [] : [where.join(", ")]),
  ];
  return `${lines.join("<br>\n  ")}\n`;
}

function prerequisites({ prerequisites: all, errored }: Report, budget: Budget): void {
  if (all.length === 0) return;
  const words = {
    pass: "pass",
    fail: "**FAIL**",
    unknown: errored ? "not decided" : "unknown until apply",
    waived: "waived",
  };
  const passing = all.filter(({ verdict }) => verdict === "pass").length;
  budget.list({
    head: `<details><summary>Prerequisites: ${passing} of ${all.length} hold</summary>\n\n| rule | verdict | about | what must hold |\n| --- | --- | --- | --- |\n`,
    items: [...all]
      .sort((a, b) => Number(a.verdict === "pass") - Number(b.verdict === "pass"))
      .map(
        ({ rule, verdict, subject, title }) =>
          () =>
            `| ${text(rule)} | ${words[verdict]} | ${text(subject, 200)} | ${text(title)} |\n`,
      ),
    tail: "\n</details>\n\n",
    leftOut: (count) => `\n${counted(count, "more prerequisite")}.\n\n`,
    share: 0.4,
  });
}

/** What runs where, what crosses the service link, and what happens when it drops. */
function crossing({ places, hops, unmeasured }: Report, budget: Budget): void {
  if (places.length === 0) return;
  budget.list({
    head: "<details><summary>What runs where</summary>\n\n",
    items: places.map(({ place, total, kinds }) => () => {
      const named = listed(
        kinds.map(({ kind, count }) => `${capped(kind, 100)} ${count}`),
        30,
      );
      return `- ${PLACE_NAMES[place]}: ${total} (${text(named, 4_000)})\n`;
    }),
    tail: "\n</details>\n\n",
    leftOut: (count) => `\n${counted(count, "more place")}.\n\n`,
    share: 0.4,
  });
  if (hops.length > 0) {
    budget.list({
      head: "<details><summary>What crosses the service link, and what happens while it is down</summary>\n\n| reaches | who | while the link is down |\n| --- | --- | --- |\n",
      items: hops.map(
        ({ reaches, takers, whenDown }) =>
          () =>
            `| ${text(reaches)} | ${text(listed(takers, 8), 600)} | ${text(whenDown)} |\n`,
      ),
      tail: "\n</details>\n\n",
      leftOut: (count) => `\n${counted(count, "more hop")}.\n\n`,
      share: 0.4,
    });
  }
  const measured = unmeasuredText(unmeasured);
  if (measured !== "")
    budget.list({ head: "", items: [() => `${text(measured)}\n\n`], tail: "", leftOut: () => "", share: 0.2 });
}

function exceptions({ modes, waivers }: Report, budget: Budget): void {
  const items = [
    ...waivers.map(
      ({ rule, address, path, who, reason, expires, status }) =>
        () =>
          `- ${status}: ${text(rule)} for ${code(address ?? path ?? "")}, by ${text(who, 200)} until ${text(expires)}: ${text(reason)}\n`,
    ),
    ...modes.map((mode) => () => `- ${text(mode.rule)}: ${text(modeText(mode))}\n`),
  ];
  if (items.length === 0) return;
  budget.list({
    head: "<details><summary>Waivers and rule modes</summary>\n\n",
    items,
    tail: "\n</details>\n\n",
    leftOut: (count) => `\n${counted(count, "more waiver or rule mode")}.\n\n`,
    share: 0.4,
  });
}
