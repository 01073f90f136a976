import { prerequisitesKept } from "../rules";
import { managedChanges } from "./changes";
import type { PlanJson, ResourceChange } from "./plan-json";
import type { Prerequisite } from "./prerequisites";

/**
 * The failing prerequisite of a plan that asks for prerequisites and has none; empty for every other plan. The policies
 * under `policies/` decide it in the same way.
 */
export function unjudgedIn(plan: PlanJson, prerequisites: readonly Prerequisite[]): Prerequisite[] {
  if (prerequisites.length > 0) return [];
  const [first, ...others] = managedChanges(plan)
    .filter(asksForPrerequisites)
    .map(({ address }) => address)
    .sort();
  if (first === undefined) return [];
  const { id: rule, title, severity, remedy } = prerequisitesKept;
  const more = others.length === 0 ? "stands" : `and ${others.length} more stand`;
  const message = `${first} ${more} on an Outpost or in a mesh, and the plan has no prerequisite of Outpost Mesh.`;
  return [
    {
      ...{ rule, subject: "plan", verdict: "fail", severity, stage: "review", title, remedy },
      messages: [message],
      address: first,
    },
  ];
}

/** What the plan takes away asks for nothing. */
function asksForPrerequisites({ type, change }: ResourceChange): boolean {
  if (change.after == null) return false;
  if (type.startsWith("aws_appmesh_")) return true;
  return type === "aws_subnet" && (change.after["outpost_arn"] ?? null) !== null;
}
