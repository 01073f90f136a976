import type { Mapping } from "./mapping";
import { conditions, tags } from "./shared";
import { clientPolicy, listenerTls } from "./tls";

const LISTENER = "virtualGateway.spec.listeners[]";
const EACH = "gatewayRoute.spec.{httpRoute,http2Route,grpcRoute}";
const HTTP = "gatewayRoute.spec.{httpRoute,http2Route}";

export const VIRTUAL_GATEWAY_FIELDS: readonly Mapping[] = [
  {
    field: "virtualGateway.virtualGatewayName",
    fate: "exact",
    envoy: "node.id mesh/MESH/virtualGateway/GATEWAY, stats_tags appmesh.virtual_gateway",
  },
  tags("{virtualGateway,gatewayRoute}"),
  {
    field: `${LISTENER}.portMapping`,
    fate: "exact",
    envoy:
      "listener on 0.0.0.0 with an http_connection_manager; its metrics begin with ingress, or ingress.PROTOCOL.PORT where there are several",
  },
  {
    field: `${LISTENER}.healthCheck`,
    fate: "unused",
    envoy: "",
    rule: "OM-E005",
    note: "No Envoy calls a gateway through the mesh. What stands before it checks it: give its check to the load balancer.",
  },
  {
    field: `${LISTENER}.connectionPool`,
    fate: "exact",
    envoy:
      "circuit_breakers of the cluster cds_ingress_…_self_redirect_…, through which the listener's requests then go",
  },
  ...listenerTls(`${LISTENER}.tls`),
  ...clientPolicy("virtualGateway.spec.backendDefaults.clientPolicy"),
  {
    field: "virtualGateway.spec.logging.accessLog.file.path",
    fate: "noted",
    envoy: "access_log of the listeners' filter chains",
    note: "One line for a request. App Mesh wrote a second one, for the way through the gateway's own Envoy.",
  },
  {
    field: "virtualGateway.spec.logging.accessLog.file.format",
    fate: "exact",
    envoy: "log_format.text_format_source or log_format.json_format",
  },
  { field: "gatewayRoute.gatewayRouteName", fate: "exact", envoy: "name of the route" },
  { field: "gatewayRoute.virtualGatewayName", fate: "exact", envoy: "only in the model: it joins routes to gateways" },
  {
    field: "gatewayRoute.spec.priority",
    fate: "exact",
    envoy: "order of the routes, 0 first, and without a priority the longest prefix, as App Mesh's guide says",
  },
  { field: `${EACH}.match.port`, fate: "exact", envoy: "the routing table of that listener" },
  {
    field: `${EACH}.match.hostname`,
    fate: "exact",
    envoy: "domains NAME or *SUFFIX; each virtual host also has the routes of the wider domains that hold it",
  },
  { field: `${HTTP}.match.{prefix,path}`, fate: "exact", envoy: "match.prefix, match.path or match.safe_regex" },
  ...conditions(HTTP, "gatewayRoute.spec.grpcRoute"),
  {
    field: "gatewayRoute.spec.grpcRoute.match.serviceName",
    fate: "exact",
    envoy: "match.prefix /SERVICE/, with match.grpc",
  },
  {
    field: `${EACH}.action.target`,
    fate: "exact",
    envoy:
      "the routes of the virtual service's port. Where its router has one for everything they stand on the listener, otherwise on a second one at 127.0.0.1:15001, which matches what the gateway route has rewritten",
    rule: "OM-E006",
  },
  {
    field: `${EACH}.action.rewrite.hostname`,
    fate: "exact",
    envoy: "host_rewrite_literal with the virtual service's name, unless DISABLED",
  },
  {
    field: `${HTTP}.action.rewrite.prefix`,
    fate: "exact",
    envoy:
      "prefix_rewrite, or regex_rewrite where a prefix without a slash at its end becomes one with it, so that no slash is doubled",
  },
  { field: `${HTTP}.action.rewrite.path`, fate: "exact", envoy: "regex_rewrite of the whole path" },
];
