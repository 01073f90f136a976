import { MAPPINGS } from "../envoy";
import type { Fate, Mapping } from "../envoy";

const WORDS: Readonly<Record<Fate, string>> = {
  exact: "exactly",
  noted: "with a difference",
  unused: "not used",
  refused: "refused",
};

/** What becomes of each field of the mesh model in Envoy's configuration, as a page. */
export function envoyMappingPage(): string {
  const all = Object.values(MAPPINGS).flat();
  const count = (fate: Fate) => all.filter((each) => each.fate === fate).length;
  const lines = [
    "# From App Mesh's fields to Envoy's",
    "",
    "<!-- Made from envoy/mapping by `npm run docs`; do not edit. -->",
    "",
    "With `mesh.controlPlane: envoy` the mesh model is compiled into the configuration of each Envoy",
    "([guide](envoy.md)). This page says of every field what becomes of it; a test compares it with the schema, so no field",
    "is missing. `[]` is every item of a list, `{a,b}` one of two names, and a field stands for everything inside it.",
    "",
    `Of ${all.length} lines, ${count("exact")} are mapped exactly, ${count("noted")} with a difference that is told, ${count("unused")} have nothing to be mapped to, and`,
    `${count("refused")} are refused by a rule that says what to do instead.`,
  ];
  for (const [title, mappings] of Object.entries(MAPPINGS)) {
    lines.push("", `## ${title}`, "", "| field | mapped | in Envoy's configuration |", "| --- | --- | --- |");
    lines.push(...mappings.map(row));
  }
  return `${lines.join("\n")}\n`;
}

function row({ field, fate, envoy, note, rule }: Mapping): string {
  const link = rule === undefined ? "" : ` [${rule}](rules.md#${rule.toLowerCase()})`;
  const text = [envoy, note].filter((each) => each !== undefined && each !== "").join(". ");
  return `| \`${field}\` | ${WORDS[fate]}${link} | ${text.replaceAll("|", "\\|")} |`;
}
