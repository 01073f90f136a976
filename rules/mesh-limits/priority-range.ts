import { inRange, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const priorityRange: SynthRule = {
  id: "OM-M036",
  title: "Priorities of routes are 0 to 1000",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses others when they are applied; 0 comes first.",
  remedy: "Choose a priority inside the limits, or leave it out.",
  source: "App Mesh API reference, RoutePriority, GatewayRoutePriority",
  *inspect(subject) {
    const { routes, gatewayRoutes } = meshIndex(subject);
    for (const { value, at } of [...routes, ...gatewayRoutes]) {
      yield* inRange("the priority", value.spec.priority, [0, 1000], at("spec", "priority"));
    }
  },
};
