import type { Mapping } from "./mapping";

const LISTENER = "virtualNode.spec.listeners[]";

export const VIRTUAL_NODE_FIELDS: readonly Mapping[] = [
  {
    field: "virtualNode.virtualNodeName",
    fate: "exact",
    envoy: "node.id mesh/MESH/virtualNode/NODE, stats_tags appmesh.virtual_node, names of clusters",
  },
  {
    field: "virtualNode.tags",
    fate: "unused",
    envoy: "",
    rule: "OM-E005",
    note: "There is no object that could carry tags.",
  },
  {
    field: `${LISTENER}.portMapping.port`,
    fate: "exact",
    envoy:
      "filter_chain_match.destination_port on lds_ingress_0.0.0.0_15000; cluster cds_ingress_… at 127.0.0.1; port of callers' hosts",
  },
  {
    field: `${LISTENER}.portMapping.protocol`,
    fate: "exact",
    envoy: "http_connection_manager for http, http2 and grpc, tcp_proxy for tcp; HttpProtocolOptions of clusters",
  },
  {
    field: `${LISTENER}.healthCheck`,
    fate: "exact",
    envoy: "health_checks of callers' clusters",
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
  {
    field: `${LISTENER}.tls.mode`,
    fate: "exact",
    envoy:
      "transport_socket of the filter chain; for PERMISSIVE a tls_inspector on that port and a chain each for tls and raw_buffer",
  },
  {
    field: `${LISTENER}.tls.certificate.acm`,
    fate: "refused",
    envoy: "",
    rule: "OM-E001",
    note: "App Mesh exported private certificates and pushed them to Envoys; nobody does that now.",
  },
  {
    field: `${LISTENER}.tls.certificate.file`,
    fate: "noted",
    envoy: "common_tls_context.tls_certificates with file names",
    note: "Envoy reads the files when it starts. In configuration from files they become secrets that are read again when the folder changes.",
  },
  {
    field: `${LISTENER}.tls.certificate.sds`,
    fate: "noted",
    envoy: "common_tls_context.tls_certificate_sds_secret_configs by the cluster static_cluster_sds_unix_socket",
    rule: "OM-E008",
    note: "`mesh.envoy.sdsSocket` takes the place of APPMESH_SDS_SOCKET_PATH.",
  },
  {
    field: `${LISTENER}.tls.validation.trust.file`,
    fate: "exact",
    envoy: "common_tls_context.validation_context.trusted_ca; require_client_certificate",
  },
  {
    field: `${LISTENER}.tls.validation.trust.sds`,
    fate: "noted",
    envoy:
      "common_tls_context.validation_context_sds_secret_config, or combined with names; require_client_certificate",
    rule: "OM-E008",
    note: "`mesh.envoy.sdsSocket` takes the place of APPMESH_SDS_SOCKET_PATH.",
  },
  {
    field: `${LISTENER}.tls.validation.subjectAlternativeNames`,
    fate: "exact",
    envoy:
      "match_typed_subject_alt_names, of type URI where the name has ://, otherwise DNS; any name where none is given",
  },
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
    note: "IPv6_PREFERRED is AUTO.",
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

/** A client policy, wherever it stands. */
export function clientPolicy(at: string): Mapping[] {
  return [
    {
      field: `${at}.tls.enforce`,
      fate: "noted",
      envoy: "whether clusters have a transport_socket where the listener has no TLS",
      note: "With `false`, TLS is used where the listener offers it, as the mesh model says, and plain text elsewhere. A listener that changes needs its callers compiled again.",
    },
    { field: `${at}.tls.ports`, fate: "exact", envoy: "which clusters the policy shapes; none given: all of them" },
    {
      field: `${at}.tls.certificate.file`,
      fate: "noted",
      envoy: "common_tls_context.tls_certificates of clusters",
      note: "Read when Envoy starts, as for listeners.",
    },
    {
      field: `${at}.tls.certificate.sds`,
      fate: "noted",
      envoy: "common_tls_context.tls_certificate_sds_secret_configs of clusters",
      rule: "OM-E008",
      note: "As for listeners.",
    },
    {
      field: `${at}.tls.validation.subjectAlternativeNames`,
      fate: "exact",
      envoy: "match_typed_subject_alt_names; where none is given, the name that the node is found under",
    },
    {
      field: `${at}.tls.validation.trust.acm`,
      fate: "refused",
      envoy: "",
      rule: "OM-E001",
      note: "App Mesh fetched the authority's certificate for Envoys.",
    },
    { field: `${at}.tls.validation.trust.file`, fate: "exact", envoy: "validation_context.trusted_ca" },
    {
      field: `${at}.tls.validation.trust.sds`,
      fate: "noted",
      envoy: "validation_context_sds_secret_config, or combined with names",
      rule: "OM-E008",
      note: "As for listeners.",
    },
  ];
}
