import { block, ofType, text } from "./blocks";
import type { UpdateRule, Values } from "./update";

export const providerKept: UpdateRule = {
  id: "OM-U011",
  title: "A virtual service is not switched to another provider at once",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "A provider has no weights: all requests go to the new router or node from one moment to the next, and back again only by another apply.",
  remedy: "Shift requests between versions by the weights of a route, and keep the provider.",
  source: "App Mesh user guide, virtual services",
  *examine(changes) {
    for (const { address, action, before, after } of ofType(changes, "aws_appmesh_virtual_service")) {
      const [from, to] = [providerOf(before), providerOf(after)];
      if (action !== "update" || from === to || from === undefined) continue;
      yield { address, message: `its provider changes from ${from} to ${to ?? "none: nothing answers any more"}.` };
    }
  },
};

function providerOf(values: Values | undefined): string | undefined {
  const provider = block(values, "spec", "provider");
  const node = text(block(provider, "virtual_node"), "virtual_node_name");
  const router = text(block(provider, "virtual_router"), "virtual_router_name");
  return router === undefined ? node && `the virtual node "${node}"` : `the virtual router "${router}"`;
}
