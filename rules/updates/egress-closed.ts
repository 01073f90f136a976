import { block, ofType, text } from "./blocks";
import type { UpdateRule, Values } from "./update";

export const egressStaysOpen: UpdateRule = {
  id: "OM-U015",
  title: "The mesh's egress is not closed while anything may still use it",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "With DROP_ALL an Envoy passes calls to its virtual node's backends and to AWS only: every other call that worked until now fails at once, in every task of the mesh.",
  remedy: "First list what each node calls in `calls` or as backends, and look into the access logs for what is left.",
  source: "App Mesh API reference, EgressFilter; App Mesh user guide, service meshes",
  *examine(changes) {
    for (const { address, action, before, after } of ofType(changes, "aws_appmesh_mesh")) {
      if (action !== "update" || egressOf(before) !== "ALLOW_ALL" || egressOf(after) !== "DROP_ALL") continue;
      yield { address, message: "its egress filter changes from ALLOW_ALL to DROP_ALL." };
    }
  },
};

/** DROP_ALL is what App Mesh does unless it is told otherwise. */
function egressOf(values: Values | undefined): string {
  return text(block(values, "spec", "egress_filter"), "type") ?? "DROP_ALL";
}
