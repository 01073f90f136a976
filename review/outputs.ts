import { attributeChanges } from "./attributes";
import type { AttributeChange } from "./attributes";
import { isSecretKey } from "./secrets";
import type { Change, PlanJson } from "./plan-json";

/** An output whose value changes. */
export interface ChangedOutput {
  readonly name: string;
  readonly action: "create" | "update" | "delete";
  /** Down to single values; the path of a value that is no object or list is empty. */
  readonly attributes: readonly AttributeChange[];
  readonly moreAttributes: number;
}

/** The outputs that change, sorted by name. */
export function changedOutputs({ output_changes: changes = {} }: PlanJson): ChangedOutput[] {
  return Object.entries(changes)
    .flatMap(([name, change]) => {
      const action = change.actions.find((each) => each === "create" || each === "update" || each === "delete");
      if (action === undefined) return [];
      const { attributes, more } = attributeChanges(underName(name, change), new Set());
      return [{ name, action, attributes, moreAttributes: more }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** An output with the name of a secret is one, whether it says so or not. */
function underName(name: string, change: Change<unknown>): Change<unknown> {
  return isSecretKey(name) ? { ...change, before_sensitive: true, after_sensitive: true } : change;
}
