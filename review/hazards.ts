import { UPDATE_RULES } from "../rules";
import type { PlannedChange, Severity } from "../rules";
import { actionOf, managedChanges } from "./changes";
import { modesOf, severityIn } from "./modes";
import type { PlanJson, ResourceChange } from "./plan-json";

/** A rule about updates that a plan breaks. */
export interface Hazard {
  /** The rule's id. */
  readonly rule: string;
  readonly title: string;
  /** error: the apply cannot work. warning: it works, and hurts. */
  readonly severity: Severity;
  /** The resource that it is about. */
  readonly address: string;
  readonly message: string;
  readonly remedy: string;
}

const ORDER: readonly Severity[] = ["error", "warning", "note"];

/** What a plan would break or interrupt, under the modes that it records; the worst first, then by rule and address. */
export function hazardsIn(plan: PlanJson): Hazard[] {
  const changes = managedChanges(plan).map(plannedChange);
  const modes = new Map(modesOf(plan).map((mode) => [mode.rule, mode]));
  return UPDATE_RULES.flatMap((rule) => {
    const { id, title, severity: own, remedy } = rule;
    const mode = modes.get(id);
    if (mode?.mode === "off" && !mode.over) return [];
    const severity = severityIn(own, mode);
    return [...rule.examine(changes)].map(({ address, message }) => ({
      rule: id,
      title,
      severity,
      address,
      message,
      remedy,
    }));
  }).sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      compare(a.rule, b.rule) ||
      compare(a.address, b.address) ||
      compare(a.message, b.message),
  );
}

function plannedChange(resource: ResourceChange): PlannedChange {
  const { address, type, change } = resource;
  return {
    address,
    type,
    action: actionOf(resource),
    ...(change.before == null ? {} : { before: change.before }),
    ...(change.after == null ? {} : { after: change.after }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
