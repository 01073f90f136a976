import type { ObjectValue, Value } from "./values";
import { isObject } from "./values";

/** Types whose resources data sources may find again, and the attribute by which they do. */
const FOUND_BY: Readonly<Record<string, string>> = { aws_eks_cluster: "name" };

/**
 * What was applied in this world and still stands, where a data source reads it: a second stack meets the first one's
 * cluster by its name.
 */
export class AppliedWorld {
  private readonly resources = new Map<string, ObjectValue>();

  /** Takes note of a change: from `prior` to `state`, either of which may be absent. */
  change(type: string, prior: Value, state: Value): void {
    const attribute = FOUND_BY[type];
    if (attribute === undefined) return;
    if (isObject(prior)) this.resources.delete(keyOf(type, prior[attribute]));
    if (isObject(state)) this.resources.set(keyOf(type, state[attribute]), state);
  }

  /** The resource of a type with that name; undefined when none was applied. */
  find(type: string, name: string): ObjectValue | undefined {
    return this.resources.get(keyOf(type, name));
  }
}

function keyOf(type: string, name: Value | undefined): string {
  return `${type} ${String(name)}`;
}
