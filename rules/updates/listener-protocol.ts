import { objectKey, ofType, text } from "./blocks";
import { changedProtocols } from "./listeners";
import { addressesOf, byParent, gatewayRoutesAt, routesAt, stays } from "./routes";
import type { UpdateRule } from "./update";

export const listenerProtocolFixed: UpdateRule = {
  id: "OM-U001",
  title: "A listener's protocol does not change under routes that stay",
  severity: "error",
  stages: ["review"],
  why: "A route is of its listener's protocol. App Mesh refuses another protocol on a listener as long as routes of the old one are there, and Terraform changes the listener before its routes.",
  remedy:
    "Let the routes be replaced with the listener, as this product's modules do, or make a second router beside the first and switch the virtual service over.",
  source: "aws/aws-app-mesh-controller-for-k8s#767; App Mesh user guide, routes",
  *examine(changes) {
    const kinds = [
      ["aws_appmesh_virtual_router", byParent(routesAt(changes, "before"))],
      ["aws_appmesh_virtual_gateway", byParent(gatewayRoutesAt(changes, "before"))],
    ] as const;
    for (const [type, routes] of kinds) {
      for (const change of ofType(changes, type)) {
        const changed = changedProtocols(change);
        const key = objectKey(change.before, text(change.before ?? {}, "name"));
        const staying = (routes.get(key) ?? []).filter((route) => stays(route.change));
        if (changed.length === 0 || staying.length === 0) continue;
        yield {
          address: change.address,
          message: `the protocol of ${changed.join(", ")} changes, and these routes stay: ${addressesOf(staying)}.`,
        };
      }
    }
  },
};
