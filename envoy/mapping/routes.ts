import type { Mapping } from "./mapping";
import { conditions, tags } from "./shared";

const HTTP = "route.spec.{httpRoute,http2Route}";
const EACH = "route.spec.{httpRoute,http2Route,grpcRoute}";

export const ROUTE_FIELDS: readonly Mapping[] = [
  { field: "virtualRouter.virtualRouterName", fate: "exact", envoy: "only in the model: it joins services to routes" },
  {
    field: "virtualRouter.spec.listeners[].portMapping",
    fate: "exact",
    envoy: "filter_chain_match.destination_port of callers on lds_egress_0.0.0.0_15001, and its kind of filter",
    rule: "OM-E007",
  },
  tags("{virtualRouter,route,virtualService}"),
  { field: "route.routeName", fate: "exact", envoy: "name of the route" },
  { field: "route.virtualRouterName", fate: "exact", envoy: "only in the model: it joins services to routes" },
  {
    field: "route.spec.priority",
    fate: "noted",
    envoy: "order of the routes, 0 first",
    note: "App Mesh's guide leaves open what comes first without priorities or with equal ones. Here it is the narrower: an exact path, the longer prefix, an expression, more conditions, and at last the name.",
  },
  {
    field: `${HTTP}.match.prefix`,
    fate: "exact",
    envoy: "match.prefix; normalize_path and merge_slashes of the filter",
  },
  { field: `${HTTP}.match.path.exact`, fate: "exact", envoy: "match.path" },
  {
    field: `${HTTP}.match.path.regex`,
    fate: "exact",
    envoy: "match.safe_regex (RE2, the whole path), up to the size that App Mesh allowed: re2.max_program_size 1000",
  },
  ...conditions(HTTP, "route.spec.grpcRoute"),
  { field: `${HTTP}.match.scheme`, fate: "exact", envoy: "match.headers :scheme" },
  { field: `${EACH}.match.port`, fate: "exact", envoy: "the routing table of that port" },
  {
    field: "route.spec.grpcRoute.match.{serviceName,methodName}",
    fate: "exact",
    envoy: "match.path /SERVICE/METHOD or match.prefix /SERVICE/, with match.grpc",
  },
  {
    field: "route.spec.tcpRoute.match.port",
    fate: "exact",
    envoy: "filter_chain_match.destination_port; of several routes for a port the first in order counts",
  },
  {
    field: "route.spec.{httpRoute,http2Route,grpcRoute,tcpRoute}.action.weightedTargets",
    fate: "exact",
    envoy: "weighted_clusters, for http with weights of 0, or cluster where there is one target",
  },
  { field: `${EACH}.timeout.perRequest`, fate: "exact", envoy: "route.timeout; 15s where nothing is said" },
  {
    field: `${EACH}.timeout.idle`,
    fate: "noted",
    envoy: "route.idle_timeout; stream_idle_timeout 300s where nothing is said",
    note: "App Mesh's guide says 300 s where its API reference says none.",
  },
  {
    field: "route.spec.tcpRoute.timeout.idle",
    fate: "noted",
    envoy: "idle_timeout of the outbound tcp_proxy",
    note: "Where nothing is said, Envoy's own hour.",
  },
  {
    field: `${EACH}.retryPolicy.{maxRetries,perRetryTimeout}`,
    fate: "exact",
    envoy:
      "retry_policy.num_retries and per_try_timeout; where there is no policy, App Mesh's default: two retries of connect-failure, refused-stream, reset, unavailable and 503; each draws up to five hosts for one that was not asked yet",
  },
  {
    field: `${EACH}.retryPolicy.httpRetryEvents`,
    fate: "exact",
    envoy:
      "retry_policy: retriable-status-codes with reset for server-error and gateway-error, retriable-4xx for client-error, refused-stream for stream-error",
  },
  { field: `${EACH}.retryPolicy.tcpRetryEvents`, fate: "exact", envoy: "retry_policy: connect-failure" },
  { field: "route.spec.grpcRoute.retryPolicy.grpcRetryEvents", fate: "exact", envoy: "retry_policy, the same words" },
  {
    field: "virtualService.virtualServiceName",
    fate: "exact",
    envoy: "domain of the virtual host, whatever port the caller names",
  },
  {
    field: "virtualService.spec.provider",
    fate: "exact",
    envoy: "the router's routes, or one route for everything to the node",
    rule: "OM-E006",
  },
];
