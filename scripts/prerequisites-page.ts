import { BEYOND_THE_PAGE, SECTIONS, STATEMENTS, findRule } from "../rules";
import type { Certainty, Enforcement, Section, Statement } from "../rules";

const CERTAINTIES: Readonly<Record<Certainty, string>> = {
  file: "from the file: the deployment file says it",
  plan: "at the plan: AWS is asked on every plan",
  "last-heard": "as last heard: the Region answers, with what it last knew of the Outpost",
  dated: "from a table with a date, and the clock",
  stated: "as stated: somebody measured it and wrote it into the deployment file; Terraform cannot",
  described: "described: the rule names where it matters, and judges nothing",
};

/** What App Mesh's page about Outposts asks for, sentence by sentence, and which rule enforces it. */
export function prerequisitesPage(): string {
  const lines = [
    "# Prerequisites, limitations and connectivity",
    "",
    "<!-- Made from rules/guide by `npm run docs`; do not edit. -->",
    "",
    'The page "App Mesh on AWS Outposts" of the App Mesh user guide, sentence by sentence and in words of our own: which',
    "[rule](rules.md) enforces it, when that is decided, and how surely it can be known. What Terraform cannot know is said",
    "so; a plan that passes does not claim it.",
    "",
    "How surely something is known:",
    "",
    ...Object.values(CERTAINTIES).map((text) => `- ${text}`),
  ];
  for (const [section, title] of Object.entries(SECTIONS) as [Section, string][]) {
    lines.push("", `## ${title}`);
    for (const statement of STATEMENTS.filter((each) => each.section === section)) lines.push("", ...told(statement));
  }
  lines.push("", "## Beyond the page", "", "Rules about place and network that the page does not ask for:", "");
  for (const { because, rules } of BEYOND_THE_PAGE) lines.push(`- ${rules.map(link).join(", ")}: ${because}`);
  return `${lines.join("\n")}\n`;
}

function told({ says, enforcedBy, builtIn, unknowable }: Statement): string[] {
  const lines = [`**${says}**`];
  if (enforcedBy.length > 0) {
    lines.push("", "| rule | looks at | decided at | known |", "| --- | --- | --- | --- |", ...enforcedBy.map(row));
  }
  if (builtIn !== undefined) lines.push("", `By construction: ${builtIn}`);
  if (unknowable !== undefined) lines.push("", `Terraform cannot know: ${unknowable}`);
  if (lines.length === 1) lines.push("", "Nothing to enforce.");
  return lines;
}

function row({ rule, certainty, looksAt }: Enforcement): string {
  const { title, stages } = findRule(rule)!;
  const known = CERTAINTIES[certainty].split(":")[0]!;
  return `| ${link(rule)} | ${looksAt ?? `${title.charAt(0).toLowerCase()}${title.slice(1)}`} | ${stages.join(", ")} | ${known} |`;
}

function link(rule: string): string {
  return `[${rule}](rules.md#${rule.toLowerCase()})`;
}
