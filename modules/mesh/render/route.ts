import type { AppmeshRouteSpec } from "@cdktf/provider-aws/lib/appmesh-route";
import type {
  GrpcRoute,
  HeaderMatch,
  HttpRoute,
  QueryParameterMatch,
  RetryPolicy,
  RouteAction,
  RouteSpec,
} from "../../../deployment";
import { unordered, unorderedOrAbsent } from "./unordered";

/** A route's spec in the provider's words; `node` gives the reference to a virtual node by its name. */
export function renderRoute(spec: RouteSpec, node: (name: string) => string): AppmeshRouteSpec {
  const { tcpRoute, grpcRoute } = spec;
  const action = ({ weightedTargets }: RouteAction) => ({
    weightedTarget: unordered(weightedTargets.map((target) => ({ ...target, virtualNode: node(target.virtualNode) }))),
  });
  const http = (route: HttpRoute) => ({
    match: httpMatch(route.match),
    action: action(route.action),
    timeout: route.timeout,
    retryPolicy: route.retryPolicy && retryPolicy(route.retryPolicy),
  });
  return {
    priority: spec.priority,
    httpRoute: spec.httpRoute && http(spec.httpRoute),
    http2Route: spec.http2Route && http(spec.http2Route),
    grpcRoute: grpcRoute && {
      match: grpcMatch(grpcRoute.match),
      action: action(grpcRoute.action),
      timeout: grpcRoute.timeout,
      retryPolicy: grpcRoute.retryPolicy && retryPolicy(grpcRoute.retryPolicy),
    },
    tcpRoute: tcpRoute && {
      match: tcpRoute.match?.port === undefined ? undefined : { port: tcpRoute.match.port },
      action: action(tcpRoute.action),
      timeout: tcpRoute.timeout,
    },
  };
}

/** Header matches in the provider's words. */
export function headers(matches: readonly HeaderMatch[] | undefined) {
  return unorderedOrAbsent(matches);
}

/** Query parameter matches in the provider's words. */
export function queryParameters(matches: readonly QueryParameterMatch[] | undefined) {
  return unorderedOrAbsent(matches);
}

function httpMatch({ headers: header, queryParameters: queryParameter, ...match }: HttpRoute["match"]) {
  return { ...match, header: headers(header), queryParameter: queryParameters(queryParameter) };
}

function grpcMatch({ metadata, ...match }: GrpcRoute["match"]) {
  return { ...match, metadata: unorderedOrAbsent(metadata) };
}

function retryPolicy(policy: RetryPolicy) {
  return {
    maxRetries: policy.maxRetries,
    perRetryTimeout: policy.perRetryTimeout,
    httpRetryEvents: unorderedOrAbsent(policy.httpRetryEvents),
    tcpRetryEvents: unorderedOrAbsent(policy.tcpRetryEvents),
    grpcRetryEvents: unorderedOrAbsent(policy.grpcRetryEvents),
  };
}
