import { listOf, meshIndex, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const targetPort: SynthRule = {
  id: "OM-M062",
  title: "A target's port is one that its node listens on, and is given when there are several",
  severity: "error",
  stages: ["synth"],
  why: "A port that the node does not listen on swallows its share of the traffic; with several listeners App Mesh does not choose one.",
  remedy: "Name the port of one of the node's listeners.",
  source: "App Mesh API reference, WeightedTarget; aws-app-mesh-examples issue 93",
  *inspect(subject) {
    const { nodesByName } = meshIndex(subject);
    for (const { route, value, at } of routeParts(subject)) {
      for (const [i, { virtualNode, port }] of value.action.weightedTargets.entries()) {
        const node = nodesByName.get(virtualNode);
        if (node === undefined) continue;
        const ports = (node.value.spec.listeners ?? [])
          .map(({ portMapping }) => portMapping.port)
          .sort((a, b) => a - b);
        const path = at("action", "weightedTargets", i);
        if (ports.length === 0) {
          yield { path, message: `${route.label} targets ${node.label}, which has no listener.` };
        } else if (port === undefined && ports.length > 1) {
          yield {
            path,
            message: `${route.label} targets ${node.label} without a port; it listens on ${listOf(ports.map(String), "and")}.`,
          };
        } else if (port !== undefined && !ports.includes(port)) {
          yield {
            path: at("action", "weightedTargets", i, "port"),
            message: `${route.label} targets port ${port} of ${node.label}, which listens on ${listOf(ports.map(String), "and")}.`,
          };
        }
      }
    }
  },
};
