import type {
  GatewayRoute,
  GrpcGatewayRoute,
  GrpcRoute,
  HttpGatewayRoute,
  HttpRoute,
  RequestTimeout,
  RetryPolicy,
  Route,
  RouteAction,
} from "../../deployment";
import type { Subject } from "../rule";
import { meshIndex } from "./mesh-index";
import { once, part } from "./part";
import type { Part } from "./part";
import type { Placed } from "./placed";

/** The kinds of routes of a virtual router. */
export const ROUTE_KINDS = ["httpRoute", "http2Route", "grpcRoute", "tcpRoute"] as const;
/** The kinds of gateway routes. */
export const GATEWAY_ROUTE_KINDS = ["httpRoute", "http2Route", "grpcRoute"] as const;
/** The kinds of routes, in the words of the API. */
export type RouteKind = (typeof ROUTE_KINDS)[number];

/** The protocol that a kind of route carries. */
export const PROTOCOL_OF = { httpRoute: "http", http2Route: "http2", grpcRoute: "grpc", tcpRoute: "tcp" } as const;

/** One kind of a route of a virtual router, flattened so that rules need not tell the kinds apart. */
export interface RoutePart extends Part<{ readonly action: RouteAction }> {
  readonly route: Placed<Route>;
  readonly kind: RouteKind;
  readonly http?: HttpRoute["match"];
  readonly grpc?: GrpcRoute["match"];
  readonly port?: number;
  readonly retryPolicy?: RetryPolicy;
  readonly timeout?: RequestTimeout;
}

/** Every kind that a route of a virtual router gives; a valid one gives exactly one. */
export const routeParts = once(function* (subject: Subject): Iterable<RoutePart> {
  for (const route of meshIndex(subject).routes) yield* partsOfRoute(route);
});

/** The kinds that one route gives. */
export function* partsOfRoute(route: Placed<Route>): Iterable<RoutePart> {
  const { spec } = route.value;
  for (const kind of ["httpRoute", "http2Route"] as const) {
    const value = spec[kind];
    if (value === undefined) continue;
    const { match, retryPolicy, timeout } = value;
    yield { ...part(route, value, "spec", kind), route, kind, http: match, port: match.port, retryPolicy, timeout };
  }
  if (spec.grpcRoute !== undefined) {
    const { match, retryPolicy, timeout } = spec.grpcRoute;
    const base = part(route, spec.grpcRoute, "spec", "grpcRoute");
    yield { ...base, route, kind: "grpcRoute", grpc: match, port: match.port, retryPolicy, timeout };
  }
  if (spec.tcpRoute !== undefined) {
    const { match, timeout } = spec.tcpRoute;
    yield { ...part(route, spec.tcpRoute, "spec", "tcpRoute"), route, kind: "tcpRoute", port: match?.port, timeout };
  }
}

/** One kind of a gateway route. */
export interface GatewayRoutePart extends Part<HttpGatewayRoute | GrpcGatewayRoute> {
  readonly route: Placed<GatewayRoute>;
  readonly kind: (typeof GATEWAY_ROUTE_KINDS)[number];
  readonly http?: HttpGatewayRoute;
  readonly grpc?: GrpcGatewayRoute;
}

/** Every kind that a gateway route gives; a valid one gives exactly one. */
export const gatewayRouteParts = once(function* (subject: Subject): Iterable<GatewayRoutePart> {
  for (const route of meshIndex(subject).gatewayRoutes) yield* partsOfGatewayRoute(route);
});

/** The kinds that one gateway route gives. */
export function* partsOfGatewayRoute(route: Placed<GatewayRoute>): Iterable<GatewayRoutePart> {
  const { httpRoute, http2Route, grpcRoute } = route.value.spec;
  if (httpRoute !== undefined) {
    yield { ...part(route, httpRoute, "spec", "httpRoute"), route, kind: "httpRoute", http: httpRoute };
  }
  if (http2Route !== undefined) {
    yield { ...part(route, http2Route, "spec", "http2Route"), route, kind: "http2Route", http: http2Route };
  }
  if (grpcRoute !== undefined) {
    yield { ...part(route, grpcRoute, "spec", "grpcRoute"), route, kind: "grpcRoute", grpc: grpcRoute };
  }
}
