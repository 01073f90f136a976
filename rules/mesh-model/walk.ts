import type {
  ClientPolicy,
  Duration,
  GatewayListener,
  GatewayRoute,
  GrpcGatewayRoute,
  GrpcRoute,
  HeaderMatch,
  HealthCheckPolicy,
  HttpGatewayRoute,
  HttpRoute,
  ListenerTls,
  Logging,
  NodeListener,
  QueryParameterMatch,
  RequestTimeout,
  RetryPolicy,
  Route,
  RouteAction,
  TagList,
} from "../../deployment";
import type { Subject } from "../rule";
import { meshIndex } from "./mesh-index";
import type { Path, Placed } from "./placed";

/** A part of an object of the mesh, with the place where it stands. */
export interface Part<T> {
  readonly owner: Placed<unknown>;
  readonly value: T;
  at(...steps: Path): Path;
}

function part<T>(owner: Placed<unknown>, value: T, ...base: Path): Part<T> {
  return { owner, value, at: (...steps) => owner.at(...base, ...steps) };
}

/** A part of a part. */
export function within<T>(parent: Part<unknown>, value: T, ...base: Path): Part<T> {
  return { owner: parent.owner, value, at: (...steps) => parent.at(...base, ...steps) };
}

/** A listener of a node or of a gateway. */
export interface ListenerPart extends Part<NodeListener | GatewayListener> {
  readonly kind: "virtualNode" | "virtualGateway";
}

/** Every listener of virtual nodes and virtual gateways. */
export function* listeners(subject: Subject): Iterable<ListenerPart> {
  const { nodes, gateways } = meshIndex(subject);
  for (const owner of nodes) {
    for (const [i, value] of (owner.value.spec.listeners ?? []).entries()) {
      yield { ...part(owner, value, "spec", "listeners", i), kind: "virtualNode" };
    }
  }
  for (const owner of gateways) {
    for (const [i, value] of owner.value.spec.listeners.entries()) {
      yield { ...part(owner, value, "spec", "listeners", i), kind: "virtualGateway" };
    }
  }
}

/** Every listener of virtual nodes alone. */
export function* nodeListeners(subject: Subject): Iterable<Part<NodeListener>> {
  for (const owner of meshIndex(subject).nodes) {
    for (const [i, value] of (owner.value.spec.listeners ?? []).entries()) {
      yield part(owner, value, "spec", "listeners", i);
    }
  }
}

/** A health check with the listener that it belongs to. */
export interface HealthCheckPart extends Part<HealthCheckPolicy> {
  readonly listener: ListenerPart;
}

/** Every health check. */
export function* healthChecks(subject: Subject): Iterable<HealthCheckPart> {
  for (const listener of listeners(subject)) {
    const { healthCheck } = listener.value;
    if (healthCheck !== undefined) yield { ...within(listener, healthCheck, "healthCheck"), listener };
  }
}

/** Every TLS configuration of a listener. */
export function* listenerTls(subject: Subject): Iterable<Part<ListenerTls>> {
  for (const listener of listeners(subject)) {
    if (listener.value.tls !== undefined) yield within(listener, listener.value.tls, "tls");
  }
}

/** TLS of a client policy. */
export type ClientTls = NonNullable<ClientPolicy["tls"]>;

/** Every TLS configuration of a client policy: of backends, of nodes' and of gateways' defaults. */
export function* clientTls(subject: Subject): Iterable<Part<ClientTls>> {
  const { nodes, gateways } = meshIndex(subject);
  for (const owner of nodes) {
    for (const [i, { virtualService }] of (owner.value.spec.backends ?? []).entries()) {
      const tls = virtualService.clientPolicy?.tls;
      if (tls !== undefined) yield part(owner, tls, "spec", "backends", i, "virtualService", "clientPolicy", "tls");
    }
  }
  for (const owner of [...nodes, ...gateways]) {
    const tls = owner.value.spec.backendDefaults?.clientPolicy?.tls;
    if (tls !== undefined) yield part(owner, tls, "spec", "backendDefaults", "clientPolicy", "tls");
  }
}

/** A list of tags with the place where it stands; the mesh's own list belongs to no object. */
export interface TagsPart {
  readonly label: string;
  readonly value: TagList;
  at(...steps: Path): Path;
}

/** Every list of tags in the mesh. */
export function* tagLists(subject: Subject): Iterable<TagsPart> {
  const index = meshIndex(subject);
  const tags = index.mesh.tags;
  if (tags !== undefined) yield { label: "the mesh", value: tags, at: (...steps) => ["mesh", "tags", ...steps] };
  for (const object of objects(subject)) {
    const own = (object.value as { tags?: TagList }).tags;
    if (own !== undefined) yield { label: object.label, value: own, at: (...steps) => object.at("tags", ...steps) };
  }
}

/** Every object of the mesh. */
export function* objects(subject: Subject): Iterable<Placed<object>> {
  const { nodes, routers, routes, services, gateways, gatewayRoutes } = meshIndex(subject);
  yield* nodes;
  yield* routers;
  yield* routes;
  yield* services;
  yield* gateways;
  yield* gatewayRoutes;
}

/** Every configuration of access logs. */
export function* accessLogs(subject: Subject): Iterable<Part<NonNullable<Logging["accessLog"]>["file"]>> {
  const { nodes, gateways } = meshIndex(subject);
  for (const owner of [...nodes, ...gateways]) {
    const file = owner.value.spec.logging?.accessLog?.file;
    if (file !== undefined) yield part(owner, file, "spec", "logging", "accessLog", "file");
  }
}

export const ROUTE_KINDS = ["httpRoute", "http2Route", "grpcRoute", "tcpRoute"] as const;
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
export function* routeParts(subject: Subject): Iterable<RoutePart> {
  for (const route of meshIndex(subject).routes) yield* partsOfRoute(route);
}

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
export function* gatewayRouteParts(subject: Subject): Iterable<GatewayRoutePart> {
  for (const route of meshIndex(subject).gatewayRoutes) yield* partsOfGatewayRoute(route);
}

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

/** Every match of http and http2 routes, of virtual routers and of gateways. */
export function* httpMatches(subject: Subject): Iterable<Part<HttpRoute["match"] | HttpGatewayRoute["match"]>> {
  for (const route of routeParts(subject)) if (route.http !== undefined) yield within(route, route.http, "match");
  for (const route of gatewayRouteParts(subject)) {
    if (route.http !== undefined) yield within(route, route.http.match, "match");
  }
}

/** A list of headers, or of gRPC metadata, to match. */
export interface HeaderListPart extends Part<readonly HeaderMatch[]> {
  readonly word: "header" | "metadata";
}

/** Every list of headers and of metadata. */
export function* headerLists(subject: Subject): Iterable<HeaderListPart> {
  for (const match of httpMatches(subject)) {
    if (match.value.headers !== undefined) yield { ...within(match, match.value.headers, "headers"), word: "header" };
  }
  for (const route of [...routeParts(subject), ...gatewayRouteParts(subject)]) {
    const match = route.grpc === undefined ? undefined : "match" in route.grpc ? route.grpc.match : route.grpc;
    if (match?.metadata !== undefined) {
      yield { ...within(route, match.metadata, "match", "metadata"), word: "metadata" };
    }
  }
}

/** A header, or a piece of gRPC metadata, to match. */
export interface HeaderPart extends Part<HeaderMatch> {
  readonly word: "header" | "metadata";
}

/** Every header and every piece of metadata. */
export function* headers(subject: Subject): Iterable<HeaderPart> {
  for (const list of headerLists(subject)) {
    for (const [i, value] of list.value.entries()) yield { ...within(list, value, i), word: list.word };
  }
}

/** Every list of query parameters. */
export function* queryLists(subject: Subject): Iterable<Part<readonly QueryParameterMatch[]>> {
  for (const match of httpMatches(subject)) {
    const { queryParameters } = match.value;
    if (queryParameters !== undefined) yield within(match, queryParameters, "queryParameters");
  }
}

/** Every regular expression. */
export function* regexes(subject: Subject): Iterable<Part<string>> {
  for (const match of httpMatches(subject)) {
    const regex = match.value.path?.regex;
    if (regex !== undefined) yield within(match, regex, "path", "regex");
  }
  for (const header of headers(subject)) {
    const regex = header.value.match?.regex;
    if (regex !== undefined) yield within(header, regex, "match", "regex");
  }
}

/** Every length of time. */
export function* durations(subject: Subject): Iterable<Part<Duration>> {
  for (const listener of nodeListeners(subject)) {
    const { outlierDetection, timeout } = listener.value;
    if (outlierDetection !== undefined) {
      yield within(listener, outlierDetection.interval, "outlierDetection", "interval");
      yield within(listener, outlierDetection.baseEjectionDuration, "outlierDetection", "baseEjectionDuration");
    }
    for (const [protocol, each] of Object.entries(timeout ?? {})) {
      if (each !== undefined) yield* timeoutDurations(within(listener, each, "timeout", protocol));
    }
  }
  for (const route of routeParts(subject)) {
    if (route.timeout !== undefined) yield* timeoutDurations(within(route, route.timeout, "timeout"));
    if (route.retryPolicy !== undefined) {
      yield within(route, route.retryPolicy.perRetryTimeout, "retryPolicy", "perRetryTimeout");
    }
  }
}

function* timeoutDurations(timeout: Part<RequestTimeout>): Iterable<Part<Duration>> {
  const { idle, perRequest } = timeout.value;
  if (idle !== undefined) yield within(timeout, idle, "idle");
  if (perRequest !== undefined) yield within(timeout, perRequest, "perRequest");
}
