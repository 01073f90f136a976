import type { Mapping } from "./mapping";

const SOCKET = "`mesh.envoy.sdsSocket` takes the place of APPMESH_SDS_SOCKET_PATH.";
const READ_AT_START =
  "Envoy reads the files when it starts. In configuration from files they become secrets that are read again when the folder changes.";

/** TLS of a listener, of a virtual node or of a virtual gateway. */
export function listenerTls(at: string): Mapping[] {
  return [
    {
      field: `${at}.mode`,
      fate: "exact",
      envoy:
        "transport_socket of the filter chain; for PERMISSIVE a tls_inspector on that port and a chain each for tls and raw_buffer",
    },
    {
      field: `${at}.certificate.acm`,
      fate: "refused",
      envoy: "",
      rule: "OM-E001",
      note: "App Mesh exported private certificates and pushed them to Envoys; nobody does that now.",
    },
    {
      field: `${at}.certificate.file`,
      fate: "noted",
      envoy: "common_tls_context.tls_certificates with file names",
      note: READ_AT_START,
    },
    {
      field: `${at}.certificate.sds`,
      fate: "noted",
      envoy: "common_tls_context.tls_certificate_sds_secret_configs by the cluster static_cluster_sds_unix_socket",
      rule: "OM-E008",
      note: SOCKET,
    },
    {
      field: `${at}.validation.trust.file`,
      fate: "noted",
      envoy: "common_tls_context.validation_context.trusted_ca; require_client_certificate",
      note: READ_AT_START,
    },
    {
      field: `${at}.validation.trust.sds`,
      fate: "noted",
      envoy:
        "common_tls_context.validation_context_sds_secret_config, or combined with names; require_client_certificate",
      rule: "OM-E008",
      note: SOCKET,
    },
    {
      field: `${at}.validation.subjectAlternativeNames`,
      fate: "exact",
      envoy:
        "match_typed_subject_alt_names, of type URI where the name has ://, IP_ADDRESS where it is one, otherwise DNS; any name where none is given",
    },
  ];
}

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
      note: READ_AT_START,
    },
    {
      field: `${at}.tls.certificate.sds`,
      fate: "noted",
      envoy: "common_tls_context.tls_certificate_sds_secret_configs of clusters",
      rule: "OM-E008",
      note: SOCKET,
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
    {
      field: `${at}.tls.validation.trust.file`,
      fate: "noted",
      envoy: "validation_context.trusted_ca",
      note: READ_AT_START,
    },
    {
      field: `${at}.tls.validation.trust.sds`,
      fate: "noted",
      envoy: "validation_context_sds_secret_config, or combined with names",
      rule: "OM-E008",
      note: SOCKET,
    },
  ];
}
