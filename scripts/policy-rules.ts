import type { Rule } from "../rules";

const MADE = "# Made from the rules' catalogue by `npm run docs`; do not edit.";

/** The catalogue as data of the Rego policy. */
export function regoRules(rules: readonly Rule[]): string {
  return `${MADE}\npackage outpost_mesh_catalogue\n\nrules := {\n${entries(rules)}}\n`;
}

/** The catalogue as a module of the Sentinel policy. */
export function sentinelRules(rules: readonly Rule[]): string {
  return `${MADE}\nrules = {\n${entries(rules)}}\n`;
}

/**
 * What a policy has to know of each rule. All of them: also one that is decided before Terraform runs has a gate in the
 * plan, for the day on which its waiver ends.
 */
function entries(rules: readonly Rule[]): string {
  return rules
    .map(({ id, title, severity, remedy }) => {
      const fields = Object.entries({ id, title, severity, remedy }).map(([key, text]) => `"${key}": ${quoted(text)}`);
      return `\t"${id}": {${fields.join(", ")}},\n`;
    })
    .join("");
}

/** Both languages take JSON's form of a text. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
