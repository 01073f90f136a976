import { formatProblem } from "../../document";
import { problemAt } from "./cursor";
import type { ImportedObject } from "./object";
import { describe, keyOf } from "./one-mesh";
import type { Remarks } from "./remarks";

/**
 * Objects without their repetitions. The same object may be given twice, also in two formats; where the two differ, the
 * first stays and both places are named.
 */
export function withoutRepetitions(objects: readonly ImportedObject[], remarks: Remarks): ImportedObject[] {
  const found = new Map<string, ImportedObject>();
  for (const object of objects) {
    const key = keyOf(object);
    const first = found.get(key);
    if (first === undefined) {
      found.set(key, object);
    } else if (canonical(first.spec) !== canonical(object.spec) || tagsDiffer(first, object)) {
      const there = formatProblem(problemAt(first.at, "")).trim().replace(/:$/, "");
      remarks.problem(object.at, `${describe(object)} is given a second time, differently; ${there} is taken.`);
    } else {
      // What describe-* answers holds no tags: it does not say that there are none.
      const tags = first.tags ?? object.tags;
      const meshOwner = first.meshOwner ?? object.meshOwner;
      const resourceOwner = first.resourceOwner ?? object.resourceOwner;
      found.set(key, { ...first, tags, meshOwner, resourceOwner });
    }
  }
  return [...found.values()];
}

function tagsDiffer(a: ImportedObject, b: ImportedObject): boolean {
  return a.tags !== undefined && b.tags !== undefined && canonical(a.tags) !== canonical(b.tags);
}

/** The same text for the same value, whatever the order of keys and of lists: App Mesh gives no list an order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const pairs = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${pairs.sort().join(",")}}`;
}
