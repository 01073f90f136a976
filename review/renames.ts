import { grouped } from "./grouped";
import { actionOf } from "./changes";
import type { PlanJson, ResourceChange } from "./plan-json";

/** An object of a mesh that goes and one like it that comes under another name. */
export interface Rename {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  /** Addresses of what goes and of what comes. */
  readonly addresses: readonly [from: string, to: string];
}

/**
 * Mesh objects that a plan renames. App Mesh has no rename: the old object is destroyed and a new one created, which
 * looks in a plan like two changes that have nothing to do with one another.
 */
export function renamesIn(plan: PlanJson): Rename[] {
  const ofMesh = (plan.resource_changes ?? []).filter(
    ({ type, mode }) => mode === "managed" && type.startsWith("aws_appmesh_"),
  );
  const gone = groupByContent(
    ofMesh.filter((change) => actionOf(change) === "delete"),
    "before",
  );
  const come = groupByContent(
    ofMesh.filter((change) => actionOf(change) === "create"),
    "after",
  );
  return [...gone]
    .flatMap(([content, olds]) => {
      const news = come.get(content) ?? [];
      // Of several alike nobody can tell which became which.
      if (olds.length !== 1 || news.length !== 1) return [];
      const [old, fresh] = [olds[0]!, news[0]!];
      const names = [String(old.change.before?.["name"]), String(fresh.change.after?.["name"])] as const;
      return [{ type: old.type, from: names[0], to: names[1], addresses: [old.address, fresh.address] as const }];
    })
    .sort((a, b) => (a.addresses[0] < b.addresses[0] ? -1 : 1));
}

/** What stays the same when an object is renamed: its kind, its parents and its spec. */
function groupByContent(changes: readonly ResourceChange[], side: "before" | "after"): Map<string, ResourceChange[]> {
  const named = changes.flatMap((change) => {
    const { name, mesh_name, virtual_router_name, virtual_gateway_name, spec } = change.change[side] ?? {};
    if (typeof name !== "string" || name === "") return [];
    // Names in a spec follow the object's own, for instance that under which a node is discovered.
    const inSpec = JSON.stringify(withoutAbsent(spec ?? {})).replaceAll(name, "\u0000");
    const content = JSON.stringify([change.type, mesh_name, virtual_router_name, virtual_gateway_name, inSpec]);
    return [{ content, change }];
  });
  const groups = grouped(named, ({ content }) => content);
  return new Map([...groups].map(([content, all]) => [content, all.map(({ change }) => change)]));
}

/** A planned value lacks what the provider fills in; an absent, an empty and a null part are the same. */
function withoutAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutAbsent);
  if (typeof value !== "object" || value === null) return value;
  const present = Object.entries(value)
    .map(([key, item]) => [key, withoutAbsent(item)] as const)
    .filter(
      ([, item]) => item !== null && item !== undefined && item !== "" && !(Array.isArray(item) && item.length === 0),
    );
  return Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
}
