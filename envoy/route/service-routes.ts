import type { RouteEntry, ServicePort, Target } from "../model/service-port";
import type { Message } from "../json";
import { clustersByWeight } from "./action";
import { MATCH_ALL, grpcMatch, httpMatch } from "./match";
import { retryPolicy } from "./retry";
import { routeTimeouts } from "./timeouts";

/** The routes of a virtual service's port, in the order in which Envoy tries them. */
export function serviceRoutes({ routes }: ServicePort, clusterOf: (target: Target) => string): Message[] {
  return routes.map((route) => ({
    name: route.name,
    match: matchOf(route),
    route: routeAction(route, clusterOf),
  }));
}

/** What a route's requests are matched by. */
export function matchOf({ http, grpc }: RouteEntry): Message {
  if (grpc !== undefined) return grpcMatch(grpc);
  return http === undefined ? MATCH_ALL : httpMatch(http);
}

/** Where a route's requests go, how long they last and how they are retried. */
export function routeAction(
  { targets, timeout, retryPolicy: policy }: RouteEntry,
  clusterOf: (target: Target) => string,
): Message {
  return {
    ...clustersByWeight(targets, clusterOf),
    ...routeTimeouts(timeout),
    retry_policy: retryPolicy(policy),
  };
}
