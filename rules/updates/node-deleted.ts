import { objectKey, ofType, text } from "./blocks";
import { addressesOf, byTarget, routesAt, takesRequests } from "./routes";
import type { UpdateRule } from "./update";

export const nodeDrained: UpdateRule = {
  id: "OM-U006",
  title: "A virtual node has no requests left when it is deleted",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "Its tasks stop in the same apply, and Envoys learn of the changed route a little later: requests that are still sent to it fail.",
  remedy: "First set the weight of its target to 0 and apply that; delete the node when no more requests come.",
  source: "aws/aws-app-mesh-roadmap#50; hashicorp/terraform-provider-aws#38444",
  *examine(changes) {
    const routes = routesAt(changes, "before").filter(({ change }) => change.action !== "delete");
    const using = byTarget(routes, takesRequests);
    for (const change of ofType(changes, "aws_appmesh_virtual_node").filter(({ action }) => action === "delete")) {
      const key = objectKey(change.before, text(change.before ?? {}, "name"));
      const sending = using.get(key) ?? [];
      if (sending.length === 0) continue;
      yield { address: change.address, message: `${addressesOf(sending)} sends requests to it until this apply.` };
    }
  },
};
