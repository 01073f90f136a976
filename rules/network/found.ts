import { listed } from "../../document";
import { escapeTemplate, placeholder, quote } from "../expression";
import type { Assertion } from "../rule";

/** Something that exists already: which one is meant, and what AWS finds. */
export interface SearchFacts {
  /** Id that the deployment gives; undefined when it looks for one. */
  readonly wanted: string | undefined;
  /** What the deployment looks for it by: tags and filters, by name. */
  readonly by: Readonly<Record<string, readonly string[]>>;
  /** Where it is looked for, as the rest of a sentence; empty for the whole Region. */
  readonly where: string;
  /** Expression: the ids that were found. */
  readonly found: string;
}

/** Asserts that the wanted one is there, or that exactly one is found. */
export function foundOne(what: string, { wanted, by, where, found }: SearchFacts): Assertion {
  if (wanted !== undefined) {
    return {
      condition: `try(contains(${found}, ${quote(wanted)}), false)`,
      message: `This account sees no ${what} ${wanted}${where} in the Region.`,
    };
  }
  const terms = Object.entries(by).map(([name, values]) => `${name}=${values.join("|")}`);
  return {
    condition: `try(length(${found}) == 1, false)`,
    message: `Exactly one ${what}${where} is needed with ${escapeTemplate(listed(terms.sort()))}. This account sees: ${placeholder(`join(", ", sort(${found}))`, "none")}.`,
  };
}
