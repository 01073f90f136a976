import type { Duration, GatewayRoute, MeshModel, RetryPolicy, RouteAction } from "../../../deployment";
import { fitsHost, fitsRequest, order } from "./app-mesh-match";
import type { Match } from "./app-mesh-match";
import { EVENTS, OUTSIDE } from "./request";
import type { Arrival, Connection, Outcome, SampleRequest } from "./request";

/**
 * App Mesh's documentation, read as an interpreter of the model alone: what becomes of a request that a node sends to a
 * port of its backends. It knows nothing of Envoy.
 */
export function asAppMeshWould(
  model: MeshModel,
  node: string,
  port: number,
  request: SampleRequest,
): Outcome | typeof OUTSIDE | undefined {
  const known = backendsOf(model, node).flatMap((service) =>
    portsOf(model, service)
      .filter((each) => each.port === port)
      .map(({ protocol }) => ({ service, protocol })),
  );
  // Bytes on the port of a tcp backend are no request to anybody.
  if (known.some(({ protocol }) => protocol === "tcp")) {
    return connectionInAppMesh(model, node, port) === OUTSIDE ? OUTSIDE : undefined;
  }
  const dialled = request.host.replace(/:\d+$/, "").toLowerCase();
  if (known.some(({ service }) => service === dialled)) return throughService(model, dialled, port, request);
  return model.mesh.spec.egressFilter?.type === "ALLOW_ALL" ? OUTSIDE : undefined;
}

/** Where a tcp connection goes that a node opens to a port; undefined where nothing takes it. */
export function connectionInAppMesh(
  model: MeshModel,
  node: string,
  port: number,
): Connection | typeof OUTSIDE | undefined {
  const services = backendsOf(model, node);
  const spoken = services.flatMap((service) => portsOf(model, service)).filter((each) => each.port === port);
  // An Envoy that expects http there closes it.
  if (spoken.some(({ protocol }) => protocol !== "tcp")) return undefined;
  const found = services
    .map((service) => provider(model, service).virtualRouter?.virtualRouterName)
    .flatMap((router) => model.routes.filter(({ virtualRouterName }) => virtualRouterName === router))
    .filter(({ spec }) => spec.tcpRoute !== undefined && (spec.tcpRoute.match?.port ?? port) === port)
    .filter(() => spoken.length > 0)
    .sort((a, b) => (a.spec.priority ?? 5000) - (b.spec.priority ?? 5000) || (a.routeName < b.routeName ? -1 : 1));
  const [route] = found.map(({ spec }) => spec.tcpRoute!);
  if (route === undefined) return model.mesh.spec.egressFilter?.type === "ALLOW_ALL" ? OUTSIDE : undefined;
  const idle = route.timeout?.idle;
  return { shares: shares(model, route.action), idle: idle === undefined ? undefined : millis(idle) };
}

/** What becomes of what arrives for a node at one of its ports. */
export function arrivalInAppMesh(model: MeshModel, node: string, port: number): Arrival | undefined {
  const { listeners = [] } = model.virtualNodes.find((each) => each.virtualNodeName === node)!.spec;
  const listener = listeners.find(({ portMapping }) => portMapping.port === port);
  if (listener === undefined) return undefined;
  const { protocol } = listener.portMapping;
  const { connectionPool: pool, timeout } = listener;
  const isTcp = protocol === "tcp";
  const idle = timeout?.[protocol]?.idle;
  const perRequest = protocol === "tcp" ? undefined : timeout?.[protocol]?.perRequest;
  return {
    to: `127.0.0.1:${port} ${spokenOn(protocol)}`,
    timeout: isTcp ? undefined : perRequest === undefined ? 15_000 : millis(perRequest),
    idle: idle === undefined ? (isTcp ? undefined : 300_000) : millis(idle),
    limits: [
      pool?.http?.maxConnections ?? pool?.tcp?.maxConnections ?? UNLIMITED,
      pool?.http?.maxPendingRequests ?? UNLIMITED,
      pool?.http2?.maxRequests ?? pool?.grpc?.maxRequests ?? UNLIMITED,
    ],
  };
}

const UNLIMITED = 2 ** 31 - 1;

function backendsOf(model: MeshModel, node: string): string[] {
  const { backends = [] } = model.virtualNodes.find((each) => each.virtualNodeName === node)!.spec;
  return backends.map(({ virtualService }) => virtualService.virtualServiceName);
}

function spokenOn(protocol: string): string {
  return protocol === "http2" || protocol === "grpc" ? "h2" : "h1 or tcp";
}

/** The same of a request from outside to a listener of a gateway. */
export function asGatewayWould(
  model: MeshModel,
  gateway: string,
  port: number,
  request: SampleRequest,
): Outcome | undefined {
  const protocol = model.virtualGateways
    .find((each) => each.virtualGatewayName === gateway)!
    .spec.listeners.find(({ portMapping }) => portMapping.port === port)!.portMapping.protocol;
  const host = request.host.replace(/:\d+$/, "").toLowerCase();
  const fitting = model.gatewayRoutes
    .filter((route) => route.virtualGatewayName === gateway)
    .map((route) => ({ route, ...gatewayPart(route, protocol) }))
    .filter(({ match }) => match !== undefined && (match.port ?? port) === port)
    .filter(({ match }) => fitsHost(match!.hostname, host) && fitsRequest(match!, request));
  const [first] = fitting.sort((a, b) =>
    order(
      a.route.spec.priority,
      a.match!,
      a.route.gatewayRouteName,
      b.route.spec.priority,
      b.match!,
      b.route.gatewayRouteName,
    ),
  );
  if (first === undefined) return undefined;
  const { target, rewrite } = first.action!;
  const name = target.virtualService.virtualServiceName;
  const keepsHost = rewrite?.hostname?.defaultTargetHostname === "DISABLED";
  const sent = {
    ...request,
    host: keepsHost ? request.host : name,
    path: rewrittenPath(first.match!, rewrite, request.path),
  };
  const ports = portsOf(model, name);
  return throughService(model, name, target.port ?? ports[0]!.port, sent);
}

function gatewayPart({ spec }: GatewayRoute, protocol: string) {
  const grpc = protocol === "grpc" ? spec.grpcRoute : undefined;
  if (grpc !== undefined) {
    const { target, rewrite } = grpc.action;
    const hostname = rewrite?.hostname;
    return {
      match: { ...grpc.match, isGrpc: true } as Match,
      action: { target, rewrite: { hostname, prefix: undefined, path: undefined } },
    };
  }
  const http = protocol === "http" ? spec.httpRoute : protocol === "http2" ? spec.http2Route : undefined;
  return { match: http?.match as Match | undefined, action: http?.action };
}

function rewrittenPath(
  match: Match,
  rewrite: { prefix?: { defaultPrefix?: string; value?: string }; path?: { exact?: string } } | undefined,
  path: string,
): string {
  if (match.isGrpc === true) return path;
  if (match.path !== undefined) return rewrite?.path?.exact ?? path;
  if (rewrite?.prefix?.defaultPrefix === "DISABLED") return path;
  const prefix = match.prefix ?? "/";
  const instead = rewrite?.prefix?.value ?? "/";
  const rest = path.slice(prefix.length);
  // One slash between the two, where the prefix was matched without its own.
  return instead.endsWith("/") && !prefix.endsWith("/") ? instead + rest.replace(/^\//, "") : instead + rest;
}

interface Port {
  readonly port: number;
  readonly protocol: string;
}

function portsOf(model: MeshModel, service: string): Port[] {
  const { virtualRouter, virtualNode } = provider(model, service);
  const router = model.virtualRouters.find((each) => each.virtualRouterName === virtualRouter?.virtualRouterName);
  const node = model.virtualNodes.find((each) => each.virtualNodeName === virtualNode?.virtualNodeName);
  return (router ?? node)!.spec.listeners!.map(({ portMapping }) => portMapping);
}

function provider(model: MeshModel, service: string) {
  return model.virtualServices.find((each) => each.virtualServiceName === service)!.spec.provider!;
}

function throughService(model: MeshModel, service: string, port: number, request: SampleRequest): Outcome | undefined {
  const listener = portsOf(model, service).find((each) => each.port === port);
  if (listener === undefined || listener.protocol === "tcp") return undefined;
  const { virtualRouter, virtualNode } = provider(model, service);
  if (virtualRouter === undefined) {
    return outcome(request, { [hostOf(model, virtualNode!.virtualNodeName, port)]: 1 }, undefined, undefined);
  }
  const kind = { http: "httpRoute", http2: "http2Route", grpc: "grpcRoute" }[listener.protocol] as "httpRoute";
  const fitting = model.routes
    .filter((route) => route.virtualRouterName === virtualRouter.virtualRouterName)
    .map((route) => ({ route, part: route.spec[kind] }))
    .filter(({ part }) => part !== undefined && (part.match.port ?? port) === port)
    .map(({ route, part }) => ({
      route,
      part: part!,
      match: { ...part!.match, isGrpc: kind !== "httpRoute" && listener.protocol === "grpc" } as Match,
    }))
    .filter(({ match }) => fitsRequest(match, request))
    .sort((a, b) =>
      order(a.route.spec.priority, a.match, a.route.routeName, b.route.spec.priority, b.match, b.route.routeName),
    );
  const [first] = fitting;
  if (first === undefined) return undefined;
  return outcome(request, shares(model, first.part.action), first.part.timeout, first.part.retryPolicy);
}

/** Where a listener of a node is to be found, and what it speaks. */
function hostOf(model: MeshModel, name: string, port: number | undefined): string {
  const { listeners = [], serviceDiscovery } = model.virtualNodes.find((each) => each.virtualNodeName === name)!.spec;
  const { portMapping } =
    port === undefined ? listeners[0]! : listeners.find((each) => each.portMapping.port === port)!;
  const { dns, awsCloudMap } = serviceDiscovery!;
  const host = dns?.hostname ?? `${awsCloudMap!.serviceName}.${awsCloudMap!.namespaceName}`;
  return `${host}:${portMapping.port} ${spokenOn(portMapping.protocol)}`;
}

function shares(model: MeshModel, { weightedTargets }: RouteAction): Record<string, number> {
  const found = Object.fromEntries(
    weightedTargets
      .filter(({ weight }) => weight > 0)
      .map(({ virtualNode, weight, port }) => [hostOf(model, virtualNode, port), weight]),
  );
  return relative(found);
}

/** One target gets everything, whatever its weight. */
function relative(found: Readonly<Record<string, number>>): Record<string, number> {
  const names = Object.keys(found);
  return names.length === 1 ? { [names[0]!]: 1 } : { ...found };
}

function outcome(
  { host, path }: SampleRequest,
  to: Readonly<Record<string, number>>,
  timeout: { perRequest?: Duration; idle?: Duration } | undefined,
  policy: RetryPolicy | undefined,
): Outcome {
  return {
    shares: to,
    host,
    path,
    timeout: timeout?.perRequest === undefined ? 15_000 : millis(timeout.perRequest),
    idle: timeout?.idle === undefined ? 300_000 : millis(timeout.idle),
    retries: policy?.maxRetries ?? 2,
    perTry: policy === undefined ? undefined : millis(policy.perRetryTimeout),
    retried: EVENTS.filter((event) => (policy === undefined ? BY_DEFAULT : eventsOf(policy)).has(event)),
    added: [],
  };
}

/** App Mesh user guide, Envoy defaults. A reset is any end of a stream without an answer. */
const BY_DEFAULT = new Set(["status 503", "no connection", "refused", "reset", "grpc unavailable"]);

/** App Mesh API reference, HttpRetryPolicy and GrpcRetryPolicy. */
function eventsOf({ httpRetryEvents = [], tcpRetryEvents = [], grpcRetryEvents = [] }: RetryPolicy): Set<string> {
  const noAnswer = ["reset", "refused", "no connection"];
  const meant: Readonly<Record<string, readonly string[]>> = {
    "server-error": ["500", "501", "502", "503", "504", "508", "511"].map((code) => `status ${code}`).concat(noAnswer),
    "gateway-error": ["502", "503", "504"].map((code) => `status ${code}`).concat(noAnswer),
    "client-error": ["status 409"],
    "stream-error": ["refused"],
    "connection-error": ["no connection"],
  };
  return new Set([
    ...[...httpRetryEvents, ...tcpRetryEvents].flatMap((event) => meant[event]!),
    ...grpcRetryEvents.map((event) => `grpc ${event}`),
  ]);
}

function millis({ unit, value }: Duration): number {
  return unit === "s" ? value * 1000 : value;
}
