import { objectKey, ofType, text } from "./blocks";
import { listenersOf } from "./listeners";
import { addressesOf, byParent, byTarget, gatewayRoutesAt, routesAt, stays } from "./routes";
import type { RouteState } from "./routes";
import type { PlannedChange, UpdateRule } from "./update";

export const listenerBeforePorts: UpdateRule = {
  id: "OM-U004",
  title: "A second listener and the ports that routes then need do not come in one apply",
  severity: "error",
  stages: ["review"],
  why: "App Mesh takes a second listener only when every route names a port already. Terraform changes the listener first, because routes refer to it, so the apply stops half-way.",
  remedy:
    "First name the port in every route and target, and apply that; then add the listener. Neither step interrupts requests.",
  source: "hashicorp/terraform-provider-aws#35294; aws/aws-app-mesh-controller-for-k8s#715",
  *examine(changes) {
    const routes = routesAt(changes, "before");
    yield* harms(changes, "aws_appmesh_virtual_router", byParent(routes.filter(isPortless)));
    yield* harms(
      changes,
      "aws_appmesh_virtual_gateway",
      byParent(gatewayRoutesAt(changes, "before").filter(isPortless)),
    );
    yield* harms(changes, "aws_appmesh_virtual_node", byTarget(routes, isPortless));
  },
};

function isPortless({ port }: { readonly port: number | undefined }): boolean {
  return port === undefined;
}

function* harms(changes: readonly PlannedChange[], type: string, affected: ReadonlyMap<string, readonly RouteState[]>) {
  for (const change of ofType(changes, type)) {
    const [before, after] = [listenersOf(change.before), listenersOf(change.after)];
    if (change.action !== "update" || before.length !== 1 || after.length < 2) continue;
    const staying = (affected.get(objectKey(change.before, text(change.before ?? {}, "name"))) ?? []).filter(
      ({ change: route }) => stays(route),
    );
    if (staying.length === 0) continue;
    yield {
      address: change.address,
      message: `it gets listeners on ports ${after.map(({ port }) => String(port)).join(", ")}, and these routes name no port until now: ${addressesOf(staying)}.`,
    };
  }
}
