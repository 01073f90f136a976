import type { SynthRule } from "../rule";
import { keyOf, routesTogether } from "./match-key";
import type { RouteMatch } from "./match-key";

export const routesOrdered: SynthRule = {
  id: "OM-M073",
  title: "Routes that match the same have priorities that tell which comes first",
  severity: "note",
  stages: ["synth"],
  why: "Which of them gets the requests is not documented; the others get none.",
  remedy: "Give them different priorities, or join their targets in one route with weights.",
  source: "App Mesh user guide, routes, priority",
  *inspect(subject) {
    for (const routes of routesTogether(subject)) {
      const first = new Map<string, RouteMatch>();
      // By name, so that the order of the file does not decide which route is told.
      for (const route of [...routes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const key = `${route.priority} ${keyOf(route)}`;
        const earlier = first.get(key);
        if (earlier === undefined) first.set(key, route);
        else {
          const priority = route.priority === undefined ? "no priority" : `priority ${route.priority}`;
          yield {
            path: route.path,
            message: `${route.label} matches the same as ${earlier.label}, and both have ${priority}.`,
          };
        }
      }
    }
  },
};
