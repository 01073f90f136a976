import { routesAt } from "./routes";
import type { RouteState, Target } from "./routes";
import type { UpdateRule } from "./update";

/** Share of the requests, in percent, from which a step is a jump. */
const JUMP = 50;

export const weightsMoveInSteps: UpdateRule = {
  id: "OM-U012",
  title: "Requests are moved between targets in steps",
  severity: "warning",
  stages: ["review"],
  ofRequests: true,
  why: "A target that served half of the requests or more and gets none leaves them to the others at once: those may not have tasks enough, and on an Outpost more of them need free slots.",
  remedy: "Lower the weight over several applies, and look at the others' load between them.",
  source: "App Mesh user guide, routes, weighted targets",
  *examine(changes) {
    const before = new Map(routesAt(changes, "before").map((route) => [route.change.address, route]));
    for (const after of routesAt(changes, "after")) {
      const old = before.get(after.change.address);
      if (old === undefined || after.change.action === "none") continue;
      const total = sum(old);
      for (const target of old.targets) {
        const share = total === 0 ? 0 : Math.round((target.weight * 100) / total);
        if (share < JUMP || weightOf(after, target) > 0 || sum(after) === 0) continue;
        yield {
          address: after.change.address,
          message: `"${target.name}" took ${share} % of the requests and takes none after this apply.`,
        };
      }
    }
  },
};

function sum({ targets }: RouteState): number {
  return targets.reduce((total, { weight }) => total + weight, 0);
}

function weightOf({ targets }: RouteState, { node }: Target): number {
  return targets.filter((each) => each.node === node).reduce((total, { weight }) => total + weight, 0);
}
