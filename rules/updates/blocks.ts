import type { PlannedChange, Values } from "./update";

/** Which state of a resource is meant. */
export type Side = "before" | "after";

/** A nested block, which plan JSON writes as a list of one; empty when it is absent. */
export function block(values: Values | undefined, ...path: readonly string[]): Values {
  return path.reduce<Values>((inner, key) => blocks(inner, key)[0] ?? {}, values ?? {});
}

/** All nested blocks of one kind. */
export function blocks(values: Values | undefined, key: string): Values[] {
  const value = values?.[key];
  const list: unknown[] = Array.isArray(value) ? value : [];
  return list.filter((item): item is Values => typeof item === "object" && item !== null && !Array.isArray(item));
}

/** A text that is given and not empty. */
export function text(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number above nought: to the provider nought means that nothing is said. */
export function positive(values: Values, key: string): number | undefined {
  const value = values[key];
  return typeof value === "number" && value > 0 ? value : undefined;
}

/** The resources of one type, by address. */
export function ofType(changes: readonly PlannedChange[], type: string): PlannedChange[] {
  return changes.filter((change) => change.type === type).sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Identity of an object of a mesh that another names: plan JSON has no other. */
export function objectKey(values: Values | undefined, name: string | undefined): string {
  return JSON.stringify([text(values ?? {}, "mesh_name"), name]);
}
