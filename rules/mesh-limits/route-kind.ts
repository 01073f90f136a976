import { GATEWAY_ROUTE_KINDS, ROUTE_KINDS, exactlyOne, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const routeKind: SynthRule = {
  id: "OM-M035",
  title: "A route and a gateway route are of exactly one kind",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes one of httpRoute, http2Route, grpcRoute and tcpRoute (gateways have no tcp); the Terraform provider lets a route of no kind through.",
  remedy: "Keep one kind; make a second route for the other.",
  source: "App Mesh API reference, RouteSpec, GatewayRouteSpec",
  *inspect(subject) {
    const { routes, gatewayRoutes } = meshIndex(subject);
    for (const { label, value, at } of routes) yield* exactlyOne(label, value.spec, ROUTE_KINDS, at("spec"));
    for (const { label, value, at } of gatewayRoutes) {
      yield* exactlyOne(label, value.spec, GATEWAY_ROUTE_KINDS, at("spec"));
    }
  },
};
