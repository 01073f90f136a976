import { gatewayRouteParts, listOf, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayTargetPort: SynthRule = {
  id: "OM-M065",
  title: "The port of a gateway route's target is one of its provider's, and is given when there are several",
  severity: "error",
  stages: ["synth"],
  why: "With several listeners App Mesh does not choose one; a port without a listener reaches nothing.",
  remedy:
    "Give `target.port` the port of one of the listeners of the router or node that provides the virtual service.",
  source: "App Mesh API reference, GatewayRouteTarget",
  *inspect(subject) {
    const { servicesByName, nodesByName, routersByName } = meshIndex(subject);
    for (const { route, value, at } of gatewayRouteParts(subject)) {
      const { port, virtualService } = value.action.target;
      const service = servicesByName.get(virtualService.virtualServiceName);
      const { virtualNode, virtualRouter } = service?.value.spec.provider ?? {};
      const provider =
        routersByName.get(virtualRouter?.virtualRouterName ?? "") ??
        nodesByName.get(virtualNode?.virtualNodeName ?? "");
      const listeners: readonly { portMapping: { port: number } }[] = provider?.value.spec.listeners ?? [];
      const ports = listeners.map(({ portMapping }) => portMapping.port).sort((a, b) => a - b);
      const has = listOf(ports.map(String), "and");
      if (provider === undefined || ports.length === 0) continue;
      if (port === undefined && ports.length > 1) {
        yield {
          path: at("action", "target"),
          message: `${route.label} targets ${service!.label} without a port; its ${provider.label} listens on ${has}.`,
        };
      } else if (port !== undefined && !ports.includes(port)) {
        yield {
          path: at("action", "target", "port"),
          message: `${route.label} targets port ${port} of ${service!.label}; its ${provider.label} listens on ${has}.`,
        };
      }
    }
  },
};
