import type { PortProtocol } from "../deployment";

/** Ports to which redirected traffic is sent, as App Mesh had them. */
export const INGRESS_PORT = 15000;
export const EGRESS_PORT = 15001;

/** Names of listeners and clusters as App Mesh gave them, so that dashboards find their metrics again. */
export const names = {
  nodeId: (mesh: string, kind: "virtualNode" | "virtualGateway", name: string) => `mesh/${mesh}/${kind}/${name}`,
  nodeCluster: (mesh: string, name: string) => `${mesh}/${name}`,
  ingressListener: (port: number) => `lds_ingress_0.0.0.0_${port}`,
  egressListener: (address: string, port: number) => `lds_egress_${address}_${port}`,
  ingressCluster: (mesh: string, node: string, protocol: PortProtocol, port: number) =>
    `cds_ingress_${mesh}_${node}_${protocol}_${port}`,
  egressCluster: (mesh: string, node: string, protocol: PortProtocol, port: number) =>
    `cds_egress_${mesh}_${node}_${protocol}_${port}`,
  awsCluster: (mesh: string) => `cds_egress_${mesh}_amazonaws`,
  outsideCluster: (mesh: string) => `cds_egress_${mesh}_mesh-allow-all`,
  /** @param port the listener's, where the gateway has several */
  selfRedirectCluster: (mesh: string, gateway: string, protocol: PortProtocol, port: number | undefined) =>
    `cds_ingress_${mesh}_${gateway}_self_redirect_${port === undefined ? "" : `${port}_`}${protocol}_${EGRESS_PORT}`,
  /** Prefix of a listener's metrics: of one among several with its protocol and port. */
  ingressStats: (protocol: PortProtocol, port: number, listeners: number) =>
    listeners > 1 ? `ingress.${protocol}.${port}` : "ingress",
} as const;

/** Clusters that App Mesh had no need of, or named without the mesh. */
export const SDS_CLUSTER = "static_cluster_sds_unix_socket";
export const TRACING_CLUSTER = "opentelemetry_collector";
export const ADMIN_CLUSTER = "envoy_administration";
