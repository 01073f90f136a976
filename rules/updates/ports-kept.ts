import { ofType } from "./blocks";
import { listenersOf } from "./listeners";
import { routesAt } from "./routes";
import type { RouteState } from "./routes";
import type { UpdateRule } from "./update";

export const portsKept: UpdateRule = {
  id: "OM-U013",
  title: "The port that requests are sent to does not change under running tasks",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "Envoys send to the new port as soon as they know it, and tasks that still run listen on the old one only: requests fail until every task is replaced.",
  remedy:
    "Add a listener for the new port, roll out tasks that listen on both, then change the target's port and remove the old one.",
  source: "App Mesh user guide, virtual nodes, listeners; aws/aws-app-mesh-examples#93",
  *examine(changes) {
    for (const change of ofType(changes, "aws_appmesh_virtual_node")) {
      const [olds, news] = [listenersOf(change.before), listenersOf(change.after)];
      if (change.action !== "update" || olds.length === 0) continue;
      const gone = olds.filter(({ port }) => !news.some((listener) => listener.port === port));
      if (gone.length === 0) continue;
      const [from, to] = [gone, news].map((each) => each.map(({ port }) => String(port)).join(", "));
      yield {
        address: change.address,
        message: `it listened on ${from!} and listens on ${to || "no port"} after this apply.`,
      };
    }
    const before = new Map(routesAt(changes, "before").map((route) => [route.change.address, route]));
    for (const after of routesAt(changes, "after")) {
      const old = before.get(after.change.address);
      if (old !== undefined) yield* movedTargets(old, after);
    }
  },
};

function* movedTargets(before: RouteState, after: RouteState) {
  for (const { node, name, port } of after.targets) {
    const olds = before.targets.filter((target) => target.node === node);
    // A target that names a port for the first time keeps the only one that there is.
    if (port === undefined || olds.length !== 1 || olds[0]!.port === undefined || olds[0]!.port === port) continue;
    yield {
      address: after.change.address,
      message: `requests to "${name}" go to port ${port} instead of ${olds[0]!.port}.`,
    };
  }
}
