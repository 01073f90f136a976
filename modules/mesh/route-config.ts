import type { AppmeshRouteSpec, AppmeshRouteSpecHttpRoute } from "@cdktf/provider-aws/lib/appmesh-route";
import type { HttpRoute, RetryPolicy, RouteAction, RouteSpec } from "../../deployment";

/** A route's spec in the provider's words; `node` gives the reference to a virtual node by its name. */
export function routeConfig(spec: RouteSpec, node: (name: string) => string): AppmeshRouteSpec {
  const action = ({ weightedTargets }: RouteAction) => ({
    weightedTarget: weightedTargets.map(({ virtualNode, weight }) => ({ virtualNode: node(virtualNode), weight })),
  });
  const http = (route: HttpRoute): AppmeshRouteSpecHttpRoute => ({
    match: { prefix: route.match.prefix, port: route.match.port },
    action: action(route.action),
    timeout: route.timeout,
    retryPolicy: retryConfig(route.retryPolicy),
  });
  if ("httpRoute" in spec) return { httpRoute: http(spec.httpRoute) };
  if ("http2Route" in spec) return { http2Route: http(spec.http2Route) };
  if ("grpcRoute" in spec) {
    const { match, timeout, retryPolicy, ...route } = spec.grpcRoute;
    return {
      grpcRoute: {
        match: { port: match.port },
        action: action(route.action),
        timeout,
        retryPolicy: retryConfig(retryPolicy),
      },
    };
  }
  const { match, timeout, ...route } = spec.tcpRoute;
  return { tcpRoute: { match: { port: match.port }, action: action(route.action), timeout } };
}

function retryConfig(policy: RetryPolicy | undefined) {
  if (policy === undefined) return undefined;
  return {
    maxRetries: policy.maxRetries,
    perRetryTimeout: policy.perRetryTimeout,
    httpRetryEvents: policy.httpRetryEvents && [...policy.httpRetryEvents],
    tcpRetryEvents: policy.tcpRetryEvents && [...policy.tcpRetryEvents],
    grpcRetryEvents: policy.grpcRetryEvents && [...policy.grpcRetryEvents],
  };
}
