import { PROTOCOL_OF, gatewayRouteParts, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayRouteProtocol: SynthRule = {
  id: "OM-M064",
  title: "A gateway route is of its gateway's protocol",
  severity: "warning",
  stages: ["synth"],
  why: "A gateway route takes traffic of a listener of its gateway. The protocol of the virtual service behind it may differ: an http gateway route to an http2 service is fine.",
  remedy: "Make the gateway route of the listener's kind.",
  source: "App Mesh user guide, virtual gateways and gateway routes, which do not say what another kind does",
  *inspect(subject) {
    const { gatewaysByName } = meshIndex(subject);
    for (const { route, kind, value, at } of gatewayRouteParts(subject)) {
      const listeners = gatewaysByName.get(route.parent!)?.value.spec.listeners ?? [];
      const { port } = value.match;
      const candidates =
        port === undefined ? listeners : listeners.filter(({ portMapping }) => portMapping.port === port);
      if (candidates.length !== 1) continue;
      const { portMapping } = candidates[0]!;
      if (portMapping.protocol === PROTOCOL_OF[kind]) continue;
      yield {
        path: at(),
        message: `${route.label} is of kind ${kind}; port ${portMapping.port} of its gateway speaks ${portMapping.protocol}.`,
      };
    }
  },
};
