import { PROTOCOL_OF, meshIndex, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const routeNodeProtocol: SynthRule = {
  id: "OM-M061",
  title: "A route is of its targets' protocol",
  severity: "error",
  stages: ["synth"],
  why: "A target that speaks another protocol gets no traffic, and App Mesh says nothing. The ports of router and node may differ; the protocols may not.",
  remedy: "Make the route of the node's kind, or name the port of a listener that speaks its protocol.",
  source: "App Mesh user guide, routes; aws-app-mesh-examples issue 93",
  *inspect(subject) {
    const { nodesByName } = meshIndex(subject);
    for (const { route, kind, value, at } of routeParts(subject)) {
      for (const [i, { virtualNode, port }] of value.action.weightedTargets.entries()) {
        const listeners = nodesByName.get(virtualNode)?.value.spec.listeners ?? [];
        const candidates =
          port === undefined ? listeners : listeners.filter(({ portMapping }) => portMapping.port === port);
        if (candidates.length !== 1) continue;
        const { portMapping } = candidates[0]!;
        if (portMapping.protocol === PROTOCOL_OF[kind]) continue;
        yield {
          path: at("action", "weightedTargets", i),
          message: `${route.label} is of kind ${kind}; port ${portMapping.port} of virtual node ${JSON.stringify(virtualNode)} speaks ${portMapping.protocol}.`,
        };
      }
    }
  },
};
