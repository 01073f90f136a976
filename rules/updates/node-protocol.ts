import { objectKey, ofType, text } from "./blocks";
import { changedProtocols } from "./listeners";
import { addressesOf, byTarget, routesAt, stays, takesRequests } from "./routes";
import type { UpdateRule } from "./update";

export const nodeProtocolKept: UpdateRule = {
  id: "OM-U003",
  title: "A virtual node keeps its listener's protocol while routes send requests to it",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "Envoys take the node's new protocol and the routes' at different moments, and the tasks that run still speak the old one: requests fail in between, and App Mesh says nothing about it.",
  remedy: "Add a version of the service that speaks the new protocol, and send requests to it once its tasks run.",
  source: "aws/aws-app-mesh-examples#93; aws/aws-app-mesh-roadmap#82",
  *examine(changes) {
    const routes = routesAt(changes, "before").filter(({ change }) => stays(change) || change.action === "replace");
    const using = byTarget(routes, takesRequests);
    for (const change of ofType(changes, "aws_appmesh_virtual_node")) {
      const changed = changedProtocols(change);
      const key = objectKey(change.before, text(change.before ?? {}, "name"));
      const coming = using.get(key) ?? [];
      if (changed.length === 0 || coming.length === 0) continue;
      yield {
        address: change.address,
        message: `the protocol of ${changed.join(", ")} changes, and requests come by ${addressesOf(coming)}.`,
      };
    }
  },
};
