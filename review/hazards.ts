import { UPDATE_RULES } from "../rules";
import type { Harm, PlannedChange, Severity, UpdateRule } from "../rules";
import { actionOf, managedChanges } from "./changes";
import { controllerChanges } from "./controller-mesh";
import { modesOf, severityIn } from "./modes";
import type { PlanJson, ResourceChange } from "./plan-json";
import { recordedChanges } from "./recorded-mesh";

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
  const told = toldToEnvoys(plan);
  const modes = new Map(modesOf(plan).map((mode) => [mode.rule, mode]));
  return UPDATE_RULES.flatMap((rule) => {
    const { id, title, severity: own, remedy } = rule;
    const mode = modes.get(id);
    if (mode?.mode === "off" && !mode.over) return [];
    const severity = severityIn(own, mode);
    const harms = [...rule.examine(changes), ...(rule.ofRequests === true ? told.examinedBy(rule) : [])];
    return harms.map(({ address, message }) => ({ rule: id, title, severity, address, message, remedy }));
  }).sort(
    (a, b) =>
      ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
      compare(a.rule, b.rule) ||
      compare(a.address, b.address) ||
      compare(a.message, b.message),
  );
}

/** Changes of objects that are no resources of their own, by the resources that hold them. */
function toldToEnvoys(plan: PlanJson): { examinedBy(rule: UpdateRule): Harm[] } {
  const holders = new Map<string, string>();
  const changes = [...controllerChanges(plan), ...recordedChanges(plan)].map((object) => {
    const name = `${object.type.replace(/^aws_appmesh_/, "")}.${object.name}`;
    holders.set(name, object.address);
    return plannedChange({ ...object, address: name });
  });
  return {
    examinedBy: (rule) =>
      [...rule.examine(changes)].map(({ address, message }) => ({
        address: holders.get(address) ?? address,
        message: `${address}: ${message}`,
      })),
  };
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
