import { PLACES } from "../aws";
import type { Place } from "../aws";
import { placesIn } from "./places";
import type { PlanJson, ResourceChange } from "./plan-json";

export type Action = "create" | "update" | "replace" | "delete" | "none";

/** How many resources a plan changes, and how. */
export type ActionCounts = Readonly<Record<Action, number>>;

/** How many resources of each kind are in one place. */
export interface PlaceSummary {
  readonly place: Place;
  readonly total: number;
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** A replacement counts once, as what it is. */
export function actionOf({ change }: ResourceChange): Action {
  const { actions } = change;
  if (actions.includes("create") && actions.includes("delete")) return "replace";
  if (actions.includes("create")) return "create";
  if (actions.includes("delete")) return "delete";
  if (actions.includes("update")) return "update";
  return "none";
}

/** The managed resources of a plan. */
export function managedChanges(plan: PlanJson): ResourceChange[] {
  return (plan.resource_changes ?? []).filter(({ mode }) => mode === "managed");
}

export function countActions(changes: readonly ResourceChange[]): ActionCounts {
  const counts = { create: 0, update: 0, replace: 0, delete: 0, none: 0 };
  for (const change of changes) counts[actionOf(change)]++;
  return counts;
}

/** How many resources Terraform adopts instead of creating them. */
export function countImported(changes: readonly ResourceChange[]): number {
  return changes.filter(({ change }) => change.importing !== undefined).length;
}

/** The managed resources of a plan by place and kind, sorted. */
export function summarisePlaces(plan: PlanJson): PlaceSummary[] {
  const places = placesIn(plan);
  const kinds = new Map<Place, Map<string, number>>();
  for (const change of managedChanges(plan)) {
    const place = places.of(change);
    const ofPlace = kinds.get(place) ?? new Map<string, number>();
    ofPlace.set(change.type, (ofPlace.get(change.type) ?? 0) + 1);
    kinds.set(place, ofPlace);
  }
  return PLACES.flatMap((place) => {
    const ofPlace = [...(kinds.get(place) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    if (ofPlace.length === 0) return [];
    const total = ofPlace.reduce((sum, [, count]) => sum + count, 0);
    return [{ place, total, kinds: ofPlace.map(([kind, count]) => ({ kind, count })) }];
  });
}
