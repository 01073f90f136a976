import { PROTOCOL_OF, meshIndex, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const routeRouterProtocol: SynthRule = {
  id: "OM-M060",
  title: "A route is of its router's protocol",
  severity: "error",
  stages: ["synth"],
  why: "A route takes traffic of a listener of its router; of another protocol it gets none, and App Mesh calls it active all the same.",
  remedy: "Make the route of the listener's kind, or name the port of a listener that speaks its protocol.",
  source: "App Mesh user guide, routes; aws-app-mesh-roadmap issue 82",
  *inspect(subject) {
    const { routersByName } = meshIndex(subject);
    for (const { route, kind, port, at } of routeParts(subject)) {
      const listeners = routersByName.get(route.parent!)?.value.spec.listeners ?? [];
      const candidates =
        port === undefined ? listeners : listeners.filter(({ portMapping }) => portMapping.port === port);
      // Without a port and with several listeners it is not said which one is meant: OM-M063.
      if (candidates.length !== 1) continue;
      const { portMapping } = candidates[0]!;
      if (portMapping.protocol === PROTOCOL_OF[kind]) continue;
      yield {
        path: at(),
        message: `${route.label} is of kind ${kind}; port ${portMapping.port} of its router speaks ${portMapping.protocol}.`,
      };
    }
  },
};
