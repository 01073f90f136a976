import { objectKey, ofType, text } from "./blocks";
import { listenersOf } from "./listeners";
import { addressesOf, gatewayRoutesAt, routesAt, stays } from "./routes";
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
    const routes = { before: routesAt(changes, "before"), after: routesAt(changes, "after") };
    const gateway = { before: gatewayRoutesAt(changes, "before"), after: gatewayRoutesAt(changes, "after") };
    yield* harms(changes, "aws_appmesh_virtual_router", (key) => portless(routes.before, key));
    yield* harms(changes, "aws_appmesh_virtual_gateway", (key) => portless(gateway.before, key));
    yield* harms(changes, "aws_appmesh_virtual_node", (key) =>
      routes.before.filter(({ targets }) => targets.some(({ node, port }) => node === key && port === undefined)),
    );
  },
};

function portless(routes: readonly RouteState[], key: string): RouteState[] {
  return routes.filter(({ parent, port }) => parent === key && port === undefined);
}

function* harms(changes: readonly PlannedChange[], type: string, affected: (key: string) => RouteState[]) {
  for (const change of ofType(changes, type)) {
    const [before, after] = [listenersOf(change.before), listenersOf(change.after)];
    if (change.action !== "update" || before.length !== 1 || after.length < 2) continue;
    const staying = affected(objectKey(change.before, text(change.before ?? {}, "name"))).filter(({ change: route }) =>
      stays(route),
    );
    if (staying.length === 0) continue;
    yield {
      address: change.address,
      message: `it gets listeners on ports ${after.map(({ port }) => String(port)).join(", ")}, and these routes name no port until now: ${addressesOf(staying)}.`,
    };
  }
}
