import type { GatewayRoute, GrpcGatewayRoute, GrpcRoute, HttpGatewayRoute, HttpRoute, Route } from "../../deployment";

/** What a route asks for, as far as the order of routes goes. */
export interface Ordered {
  readonly route: Route | GatewayRoute;
  readonly http?: HttpRoute["match"] | HttpGatewayRoute["match"];
  readonly grpc?: GrpcRoute["match"] | GrpcGatewayRoute["match"];
}

/**
 * Routes in the order in which they are tried: by priority, 0 first. Where App Mesh's guide leaves the order open, or says
 * that the longest prefix wins, the narrower one comes first: an exact path, then the longer prefix, then an expression;
 * then the one with more conditions; at last the name, so that the order of the file changes nothing.
 */
export function inOrder<T extends Ordered>(routes: readonly T[]): T[] {
  if (routes.length < 2) return [...routes];
  return routes
    .map((route) => ({ route, rank: rankOf(route) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ route }) => route);
}

type Rank = readonly (number | string)[];

function rankOf({ route, http, grpc }: Ordered): Rank {
  const [kind, length] = pathRank(http, grpc);
  return [route.spec.priority ?? Infinity, kind, -length, -conditionsOf(http, grpc), nameOf(route)];
}

function pathRank(http: Ordered["http"], grpc: Ordered["grpc"]): [number, number] {
  if (http?.path?.exact !== undefined) return [0, http.path.exact.length];
  if (http?.path?.regex !== undefined) return [2, http.path.regex.length];
  if (grpc === undefined) return [1, http?.prefix?.length ?? 0];
  if (grpc.serviceName === undefined) return [1, 0];
  return "methodName" in grpc && grpc.methodName !== undefined ? [0, 0] : [1, grpc.serviceName.length];
}

function conditionsOf(http: Ordered["http"], grpc: Ordered["grpc"]): number {
  const scheme = http !== undefined && "scheme" in http && http.scheme !== undefined;
  return (
    (http?.method === undefined ? 0 : 1) +
    (scheme ? 1 : 0) +
    (http?.headers?.length ?? 0) +
    (http?.queryParameters?.length ?? 0) +
    (grpc?.metadata?.length ?? 0)
  );
}

function nameOf(route: Route | GatewayRoute): string {
  return "routeName" in route ? route.routeName : route.gatewayRouteName;
}

function compare(a: Rank, b: Rank): number {
  const at = a.findIndex((each, index) => each !== b[index]);
  return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
}
