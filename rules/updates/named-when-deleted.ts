import { block, objectKey, ofType, text } from "./blocks";
import { gatewayRoutesAt, routesAt } from "./routes";
import type { PlannedChange, UpdateRule } from "./update";

export const nothingNamesDeleted: UpdateRule = {
  id: "OM-U005",
  title: "Nothing that stays names an object that is deleted",
  severity: "error",
  stages: ["review"],
  why: "App Mesh does not delete a virtual node that a route or virtual service names, a router that a virtual service names, nor a virtual service that a gateway's route names: the apply stops half-way with ResourceInUseException.",
  remedy: "Change or remove in the same deployment what names the object.",
  source:
    "App Mesh API reference, DeleteVirtualNode, DeleteVirtualRouter and DeleteVirtualService; hashicorp/terraform-provider-aws#38444",
  *examine(changes) {
    const named = namesAfter(changes);
    for (const type of ["aws_appmesh_virtual_node", "aws_appmesh_virtual_router", "aws_appmesh_virtual_service"]) {
      for (const change of ofType(changes, type).filter(({ action }) => action === "delete")) {
        const by = named.get(`${type} ${objectKey(change.before, text(change.before ?? {}, "name"))}`);
        if (by === undefined) continue;
        yield { address: change.address, message: `it is deleted, and ${[...by].sort().join(", ")} still names it.` };
      }
    }
  },
};

/** Who names which object when everything is applied. */
function namesAfter(changes: readonly PlannedChange[]): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  const add = (type: string, key: string, { address }: PlannedChange) => {
    const id = `aws_appmesh_${type} ${key}`;
    named.set(id, (named.get(id) ?? new Set()).add(address));
  };
  for (const { change, targets } of routesAt(changes, "after")) {
    for (const { node } of targets) add("virtual_node", node, change);
  }
  for (const { change, service } of gatewayRoutesAt(changes, "after")) {
    if (service !== undefined) add("virtual_service", service, change);
  }
  for (const change of ofType(changes, "aws_appmesh_virtual_service")) {
    for (const kind of ["virtual_node", "virtual_router"]) {
      const name = text(block(change.after, "spec", "provider", kind), `${kind}_name`);
      if (name !== undefined) add(kind, objectKey(change.after, name), change);
    }
  }
  return named;
}
