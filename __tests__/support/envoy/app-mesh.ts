import type { Duration, GatewayRoute, HeaderMatch, MeshModel, RetryPolicy, RouteAction } from "../../../deployment";
import { EVENTS } from "./request";
import type { Outcome, SampleRequest } from "./request";

/**
 * App Mesh's documentation, read as an interpreter of the model alone: what becomes of a request that a node sends to a
 * port of its backends. It knows nothing of Envoy but the names of clusters.
 */
export function asAppMeshWould(
  model: MeshModel,
  node: string,
  port: number,
  request: SampleRequest,
): Outcome | undefined {
  const backends = model.virtualNodes.find((each) => each.virtualNodeName === node)!.spec.backends ?? [];
  const dialled = request.host.replace(/:\d+$/, "").toLowerCase();
  const service = backends.find(({ virtualService }) => virtualService.virtualServiceName === dialled);
  return service === undefined ? undefined : throughService(model, dialled, port, request);
}

/** Where a tcp connection goes that a node opens to a port; undefined where nothing takes it. */
export function tcpSharesInAppMesh(model: MeshModel, node: string, port: number): Record<string, number> | undefined {
  const backends = model.virtualNodes.find((each) => each.virtualNodeName === node)!.spec.backends ?? [];
  const found = backends
    .map(({ virtualService }) => provider(model, virtualService.virtualServiceName).virtualRouter?.virtualRouterName)
    .flatMap((router) => model.routes.filter(({ virtualRouterName }) => virtualRouterName === router))
    .filter(({ spec }) => spec.tcpRoute?.match?.port === port)
    .sort((a, b) => (a.spec.priority ?? 5000) - (b.spec.priority ?? 5000) || (a.routeName < b.routeName ? -1 : 1));
  return found[0] === undefined ? undefined : shares(model, found[0].spec.tcpRoute!.action);
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

type Match = {
  prefix?: string;
  path?: { exact?: string; regex?: string };
  method?: string;
  scheme?: string;
  port?: number;
  hostname?: { exact?: string; suffix?: string };
  headers?: readonly HeaderMatch[];
  metadata?: readonly HeaderMatch[];
  queryParameters?: readonly { name: string; match?: { exact?: string } }[];
  serviceName?: string;
  methodName?: string;
  isGrpc?: boolean;
};

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

function fitsHost(hostname: Match["hostname"], host: string): boolean {
  if (hostname?.exact !== undefined) return host === hostname.exact.toLowerCase();
  if (hostname?.suffix === undefined) return true;
  return host.endsWith(hostname.suffix.toLowerCase()) && host.length > hostname.suffix.length;
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
    const name = `cds_egress_${model.mesh.meshName}_${virtualNode!.virtualNodeName}_${listener.protocol}_${port}`;
    return outcome(request, { [name]: 1 }, undefined, undefined);
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

function shares(model: MeshModel, { weightedTargets }: RouteAction): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { virtualNode, weight, port } of weightedTargets) {
    if (weight === 0) continue;
    const listeners = model.virtualNodes.find((each) => each.virtualNodeName === virtualNode)!.spec.listeners!;
    const { portMapping } =
      port === undefined ? listeners[0]! : listeners.find((each) => each.portMapping.port === port)!;
    found[`cds_egress_${model.mesh.meshName}_${virtualNode}_${portMapping.protocol}_${portMapping.port}`] = weight;
  }
  // One target gets everything, whatever its weight; of tcp also one that alone has a weight.
  const names = Object.keys(found);
  const isAlone = weightedTargets.length === 1 || (names.length === 1 && names[0]!.includes("_tcp_"));
  return isAlone ? { [names[0]!]: 1 } : found;
}

function fitsRequest(match: Match, request: SampleRequest): boolean {
  const headers = [...(match.headers ?? []), ...(match.metadata ?? [])];
  return (
    fitsPath(match, request) &&
    (match.method === undefined || match.method === request.method) &&
    (match.scheme === undefined || match.scheme === request.scheme) &&
    headers.every((header) => fitsHeader(header, request.headers[header.name])) &&
    (match.queryParameters ?? []).every(({ name, match: value }) =>
      value?.exact === undefined ? request.query[name] !== undefined : request.query[name] === value.exact,
    )
  );
}

function fitsPath(match: Match, { path, grpc }: SampleRequest): boolean {
  if (match.isGrpc === true) {
    const [, service, method] = path.split("/");
    return (
      grpc &&
      (match.serviceName === undefined || (match.serviceName === service && method !== undefined)) &&
      (match.methodName === undefined || match.methodName === path.slice(2 + match.serviceName!.length))
    );
  }
  if (match.path?.exact !== undefined) return path === match.path.exact;
  if (match.path?.regex !== undefined) return new RegExp(`^(?:${match.path.regex})$`).test(path);
  return path.startsWith(match.prefix ?? "/");
}

function fitsHeader({ invert = false, match }: HeaderMatch, value: string | undefined): boolean {
  if (match === undefined) return (value !== undefined) !== invert;
  if (value === undefined) return false;
  const { exact, prefix, suffix, regex, range } = match;
  const fits =
    exact !== undefined
      ? value === exact
      : prefix !== undefined
        ? value.startsWith(prefix)
        : suffix !== undefined
          ? value.endsWith(suffix)
          : regex !== undefined
            ? new RegExp(`^(?:${regex})$`).test(value)
            : /^-?\d+$/.test(value) && Number(value) >= range!.start && Number(value) < range!.end;
  return fits !== invert;
}

/** Lower priorities first, and those without one last; then the narrower; then by name. */
function order(pa: number | undefined, a: Match, na: string, pb: number | undefined, b: Match, nb: string): number {
  const byPriority = (pa ?? 5000) - (pb ?? 5000);
  if (byPriority !== 0) return byPriority;
  const byPath = pathClass(a) - pathClass(b);
  if (byPath !== 0) return byPath;
  const byLength = pathLength(b) - pathLength(a);
  if (byLength !== 0) return byLength;
  const byConditions = conditions(b) - conditions(a);
  return byConditions !== 0 ? byConditions : na < nb ? -1 : 1;
}

function pathClass({ path, methodName }: Match): number {
  if (path?.exact !== undefined || methodName !== undefined) return 0;
  return path?.regex === undefined ? 1 : 2;
}

function pathLength({ path, prefix, serviceName, methodName, isGrpc }: Match): number {
  if (isGrpc === true) return methodName !== undefined ? 0 : (serviceName?.length ?? 0);
  return (path?.exact ?? path?.regex ?? prefix ?? "").length;
}

function conditions({ method, scheme, headers, metadata, queryParameters }: Match): number {
  const single = [method, scheme].filter((each) => each !== undefined).length;
  return single + [headers, metadata, queryParameters].reduce((sum, list) => sum + (list?.length ?? 0), 0);
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
    idle: timeout?.idle === undefined ? undefined : millis(timeout.idle),
    retries: policy?.maxRetries ?? 2,
    perTry: policy === undefined ? undefined : millis(policy.perRetryTimeout),
    retried: EVENTS.filter((event) => (policy === undefined ? BY_DEFAULT : eventsOf(policy)).has(event)),
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
