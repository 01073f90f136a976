import type { NodeListener, VirtualNode } from "../../deployment";
import { accessLog } from "../access-log";
import { ingressCluster } from "../cluster/ingress";
import { message, socketAddress } from "../json";
import type { Message } from "../json";
import { INGRESS_PORT, names } from "../names";
import type { CompileOptions } from "../options";
import { MATCH_ALL } from "../route/match";
import { DEFAULT_IDLE_TIMEOUT, routeTimeouts } from "../route/timeouts";
import { downstreamTls } from "../tls/downstream";
import type { Secrets } from "../tls/secrets";
import { tracing } from "../tracing";
import { httpManager } from "./http-manager";
import { ORIGINAL_DESTINATION, tlsInspectorExcept, tlsInspectorOn } from "./listener-filters";
import { tcpProxy } from "./tcp-proxy";

/** What an Envoy needs to hand traffic to its application. */
export interface Inbound {
  readonly listeners: readonly Message[];
  readonly clusters: readonly Message[];
}

export interface InboundProps {
  readonly mesh: string;
  readonly node: VirtualNode;
  readonly options: CompileOptions;
  readonly secrets: Secrets;
}

/** The inbound side of a virtual node: one listener for redirected traffic, or one for each port. */
export function inbound(props: InboundProps): Inbound {
  const { node, options } = props;
  const own = [...(node.spec.listeners ?? [])].sort((a, b) => a.portMapping.port - b.portMapping.port);
  const { interception } = options;
  const clusters = own.map((listener) => {
    const { port } = listener.portMapping;
    const application =
      interception.kind === "redirect" ? port : interception.applicationPort(port, node.virtualNodeName);
    return ingressCluster(clusterName(props, listener), listener, application);
  });
  if (own.length === 0) return { listeners: [], clusters: [] };
  return {
    listeners: interception.kind === "redirect" ? [redirected(props, own)] : own.map((each) => direct(props, each)),
    clusters,
  };
}

function redirected(props: InboundProps, own: readonly NodeListener[]): Message {
  const permissive = own.filter(({ tls }) => tls?.mode === "PERMISSIVE").map(({ portMapping }) => portMapping.port);
  return {
    name: names.ingressListener(INGRESS_PORT),
    address: socketAddress("0.0.0.0", INGRESS_PORT),
    traffic_direction: "INBOUND",
    listener_filters: [ORIGINAL_DESTINATION, ...(permissive.length === 0 ? [] : [tlsInspectorOn(permissive)])],
    filter_chains: own.flatMap((listener) => chains(props, listener, { destination_port: listener.portMapping.port })),
  };
}

function direct(props: InboundProps, listener: NodeListener): Message {
  const { port } = listener.portMapping;
  return message({
    name: names.ingressListener(port),
    address: socketAddress("0.0.0.0", port),
    traffic_direction: "INBOUND",
    listener_filters: listener.tls?.mode === "PERMISSIVE" ? [tlsInspectorExcept([])] : undefined,
    filter_chains: chains(props, listener, {}),
  });
}

/** One filter chain; two where TLS is permitted and not asked for. */
function chains(props: InboundProps, listener: NodeListener, match: Message): Message[] {
  const { port, protocol } = listener.portMapping;
  const filters = [filter(props, listener)];
  const socket = downstreamTls(listener.tls, protocol, props.secrets);
  const chain = (name: string, chainMatch: Message, transport_socket?: Message) =>
    message({
      name,
      filter_chain_match: Object.keys(chainMatch).length === 0 ? undefined : chainMatch,
      filters,
      transport_socket,
    });
  const name = `${protocol}_${port}`;
  if (listener.tls?.mode !== "PERMISSIVE") return [chain(name, match, socket)];
  return [
    chain(`${name}_tls`, { ...match, transport_protocol: "tls" }, socket),
    chain(`${name}_plain`, { ...match, transport_protocol: "raw_buffer" }),
  ];
}

function filter(props: InboundProps, listener: NodeListener): Message {
  const { mesh, node, options } = props;
  const { port, protocol } = listener.portMapping;
  const cluster = clusterName(props, listener);
  const log = accessLog(node.spec.logging);
  const statPrefix = names.ingressStats(protocol, port, node.spec.listeners!.length);
  if (protocol === "tcp") {
    return tcpProxy({
      statPrefix,
      clusters: { cluster },
      idle: listener.timeout?.tcp?.idle,
      accessLog: log,
    });
  }
  const route = { ...routeTimeouts(listener.timeout?.[protocol]), cluster };
  return httpManager({
    statPrefix,
    routeConfig: {
      name: `rds_ingress_${protocol}_${port}`,
      virtual_hosts: [{ name: "application", domains: ["*"], routes: [{ match: MATCH_ALL, route }] }],
    },
    accessLog: log,
    tracing: tracing(options, names.nodeCluster(mesh, node.virtualNodeName)),
    idleTimeout: DEFAULT_IDLE_TIMEOUT,
  });
}

function clusterName({ mesh, node }: InboundProps, { portMapping }: NodeListener): string {
  return names.ingressCluster(mesh, node.virtualNodeName, portMapping.protocol, portMapping.port);
}
