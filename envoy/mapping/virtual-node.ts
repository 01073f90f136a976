import type { Mapping } from "./mapping";
import { tags } from "./shared";
import { clientPolicy, listenerTls } from "./tls";

const LISTENER = "virtualNode.spec.listeners[]";

export const VIRTUAL_NODE_FIELDS: readonly Mapping[] = [
  {
    field: "virtualNode.virtualNodeName",
    fate: "exact",
    envoy: "node.id mesh/MESH/virtualNode/NODE, stats_tags appmesh.virtual_node, names of clusters",
  },
  tags("virtualNode"),
  {
    field: `${LISTENER}.portMapping.port`,
    fate: "exact",
    envoy:
      "filter_chain_match.destination_port on lds_ingress_0.0.0.0_15000; cluster cds_ingress_… at 127.0.0.1, with a connect_timeout of 0.25s; port of callers' hosts, with one of 1s; both as App Mesh had them",
  },
  {
    field: `${LISTENER}.portMapping.protocol`,
    fate: "exact",
    envoy:
      "http_connection_manager for http, http2 and grpc, tcp_proxy for tcp; HttpProtocolOptions of clusters; names of clusters; of one listener among several the prefix of metrics, ingress.PROTOCOL.PORT, and stats_tags appmesh.listener_protocol and appmesh.listener_port",
  },
  {
    field: `${LISTENER}.healthCheck`,
    fate: "noted",
    envoy:
      "health_checks of callers' clusters; those over http name the host that the node is found under, with its port",
    note: "A host that DNS no longer names is asked until its checks fail, so that an empty answer takes no host away that still works.",
  },
  {
    field: `${LISTENER}.connectionPool.http`,
    fate: "exact",
    envoy: "circuit_breakers (max_connections, max_pending_requests) of the cluster cds_ingress_…",
  },
  {
    field: `${LISTENER}.connectionPool.{http2,grpc}`,
    fate: "exact",
    envoy: "circuit_breakers (max_requests) of the cluster cds_ingress_…",
  },
  {
    field: `${LISTENER}.connectionPool.tcp`,
    fate: "exact",
    envoy: "circuit_breakers (max_connections) of the cluster cds_ingress_…",
  },
  {
    field: `${LISTENER}.outlierDetection`,
    fate: "noted",
    envoy:
      "outlier_detection of callers' clusters: consecutive_5xx, interval, base_ejection_time, max_ejection_percent, always_eject_one_host",
    note: "Envoy's other reasons to eject a host, such as its rate of successes, are switched off: the model has none of them.",
  },
  {
    field: `${LISTENER}.timeout.{http,http2,grpc}.perRequest`,
    fate: "exact",
    envoy: "timeout of the inbound route; 15s where nothing is said",
  },
  {
    field: `${LISTENER}.timeout.{http,http2,grpc}.idle`,
    fate: "noted",
    envoy: "idle_timeout of the inbound route; stream_idle_timeout 300s where nothing is said",
    note: "App Mesh's guide says 300 s where its API reference says none. Idle connections without a request end after Envoy's hour.",
  },
  {
    field: `${LISTENER}.timeout.tcp.idle`,
    fate: "noted",
    envoy: "idle_timeout of the inbound tcp_proxy",
    note: "Where nothing is said, Envoy's own hour.",
  },
  ...listenerTls(`${LISTENER}.tls`),
  {
    field: "virtualNode.spec.serviceDiscovery.dns.hostname",
    fate: "exact",
    envoy: "host of callers' clusters; sni; name that a certificate must hold where a client policy gives none",
  },
  {
    field: "virtualNode.spec.serviceDiscovery.dns.responseType",
    fate: "exact",
    envoy:
      "type of callers' clusters: LOGICAL_DNS for LOADBALANCER and where nothing is said, STRICT_DNS for ENDPOINTS",
  },
  {
    field: "virtualNode.spec.serviceDiscovery.{dns,awsCloudMap}.ipPreference",
    fate: "noted",
    envoy: "dns_lookup_family of callers' clusters",
    note: "IPv6_PREFERRED is AUTO. Listeners and the application have IPv4 addresses, whatever is preferred; App Mesh let Envoy listen on both kinds, and called the application at ::1 where IPv6 was preferred.",
  },
  {
    field: "virtualNode.spec.serviceDiscovery.awsCloudMap.{namespaceName,serviceName}",
    fate: "noted",
    envoy: "STRICT_DNS cluster of SERVICE.NAMESPACE",
    rule: "OM-E003",
    note: "Envoy looks names up and cannot ask Cloud Map, so the namespace must be a private DNS namespace, and an answer holds eight hosts at most.",
  },
  {
    field: "virtualNode.spec.serviceDiscovery.awsCloudMap.attributes",
    fate: "refused",
    envoy: "",
    rule: "OM-E002",
    note: "A DNS answer cannot be filtered by attributes.",
  },
  {
    field: "virtualNode.spec.backends[].virtualService.virtualServiceName",
    fate: "exact",
    envoy: "virtual host of the port's routing table on lds_egress_0.0.0.0_15001, or tcp_proxy of the port",
    rule: "OM-E006",
  },
  ...clientPolicy("virtualNode.spec.backends[].virtualService.clientPolicy"),
  ...clientPolicy("virtualNode.spec.backendDefaults.clientPolicy"),
  {
    field: "virtualNode.spec.logging.accessLog.file.path",
    fate: "exact",
    envoy: "access_log of every filter chain, inbound and outbound; /dev/stdout and /dev/stderr without opening a file",
  },
  {
    field: "virtualNode.spec.logging.accessLog.file.format",
    fate: "exact",
    envoy: "log_format.text_format_source or log_format.json_format",
  },
];
