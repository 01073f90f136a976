import { placeholder, quote } from "../expression";
import type { Assertion } from "../rule";

/** Something that AWS has a list of, of which exactly one is meant. */
export interface Choice {
  /** Expression: the ids that AWS has. */
  readonly found: string;
  /** The one that the deployment names; undefined when it takes the only one. */
  readonly wanted: string | undefined;
  /** What it is, in the singular. */
  readonly what: string;
  /** Where it is looked for, as in "Outpost factory". */
  readonly where: string;
}

/** Asserts that the wanted one is there, or that there is exactly one. */
export function isFound({ found, wanted, what, where }: Choice): Assertion {
  const list = placeholder(`join(", ", sort(${found}))`, "none");
  if (wanted !== undefined) {
    return {
      condition: `try(contains(${found}, ${quote(wanted)}), false)`,
      message: `${wanted} is no ${what} of ${where}. It has: ${list}.`,
    };
  }
  return {
    condition: `try(length(${found}) == 1, false)`,
    message: `Exactly one ${what} of ${where} is needed where the file names none. This account sees: ${list}.`,
  };
}
