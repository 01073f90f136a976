import { fixedBecause } from "../rules";
import type { Rule } from "../rules";

const AREAS: Readonly<Record<string, string>> = {
  P: "Prerequisites",
  N: "Network",
  M: "Mesh",
  E: "The mesh without App Mesh",
  W: "Workloads",
  K: "EKS",
  L: "Locality",
  U: "Updates",
  G: "Rule modes",
};

/** The catalogue of rules as a page. */
export function rulesPage(rules: readonly Rule[]): string {
  const lines = [
    "# Rules",
    "",
    "<!-- Made from the catalogue by `npm run docs`; do not edit. -->",
    "",
    "Every rule has an id that stays. A rule is decided as early as it can be: at `synth` from the deployment file alone,",
    "by a `precondition` in the plan, which stops it, or by a `check` in the plan, which warns. In a plan the rule's gate",
    "(`terraform_data.OM-…`) or check (`check.OM-…`) carries the id in its name. What hurts or cannot work on the way from one",
    "state to the next is found in a `review` of the plan. `outpost-mesh explain ID` prints one rule.",
    "",
    "A deployment sets single rules otherwise with [modes](rule-modes.md). [Prerequisites](prerequisites.md) shows which rule",
    "enforces which sentence of App Mesh's page about Outposts.",
  ];
  for (const [letter, area] of Object.entries(AREAS)) {
    lines.push("", `## ${area}`);
    for (const rule of rules.filter(({ id }) => id.startsWith(`OM-${letter}`))) lines.push("", ...section(rule));
  }
  return `${lines.join("\n")}\n`;
}

function section({ id, title, severity, stages, why, remedy, source, controlPlane }: Rule): string[] {
  const because = fixedBecause(id);
  return [
    `### ${id}`,
    "",
    `**${title}.**`,
    "",
    `- Severity: ${severity}; decided at: ${stages.join(", ")}`,
    `- Why: ${why}`,
    `- To satisfy it: ${remedy}`,
    ...(because === undefined ? [] : [`- Cannot be set to \`warn\` or \`off\`: ${because}.`]),
    ...(controlPlane === undefined ? [] : [`- Asked under: \`controlPlane: ${controlPlane}\` alone`]),
    `- Source: ${source}`,
  ];
}
