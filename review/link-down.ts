import { linkNotDown, meshUnchangedWhileDown } from "../rules";
import { actionOf, managedChanges } from "./changes";
import type { PlanJson } from "./plan-json";
import type { Prerequisite } from "./prerequisites";

/** How many objects a message names. */
const NAMED = 5;

/**
 * The prerequisites with what the gate on changes of the mesh cannot see. It knows a mesh by the revision that was applied
 * last; the plan shows its objects. They differ when somebody changed an object by hand or an apply stopped half-way.
 */
export function withMeshChangesWhileDown(plan: PlanJson, prerequisites: readonly Prerequisite[]): Prerequisite[] {
  const isDown = prerequisites.some(({ rule, verdict }) => rule === linkNotDown.id && verdict === "fail");
  const changed = managedChanges(plan)
    .filter((change) => change.type.startsWith("aws_appmesh_") && actionOf(change) !== "none")
    .map(({ address }) => address)
    .sort();
  if (!isDown || changed.length === 0) return [...prerequisites];
  const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : "";
  const message = `A service link is down, and this plan changes objects of a mesh whose revision is the one that was applied last: ${changed.slice(0, NAMED).join(", ")}${more}. Somebody changed them by hand, or an apply stopped half-way.`;
  return prerequisites.map((one) =>
    one.rule === meshUnchangedWhileDown.id && one.verdict === "pass"
      ? { ...one, verdict: "fail", stage: "review", messages: [message] }
      : one,
  );
}
