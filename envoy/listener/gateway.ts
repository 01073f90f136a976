import type { GatewayListener, VirtualGateway } from "../../deployment";
import { accessLog } from "../access-log";
import { circuitBreakers } from "../cluster/circuit-breakers";
import type { Backend, EgressClusters } from "../cluster/egress-clusters";
import { endpointsOf } from "../cluster/endpoints";
import { LOCAL_CONNECT_TIMEOUT } from "../cluster/ingress";
import { callersProtocol } from "../cluster/protocol";
import { message, socketAddress } from "../json";
import type { Message } from "../json";
import type { MeshLookup } from "../model/mesh-lookup";
import type { ServicePort } from "../model/service-port";
import { EGRESS_PORT, names } from "../names";
import type { CompileOptions } from "../options";
import { routeAction } from "../route/service-routes";
import { DEFAULT_IDLE_TIMEOUT } from "../route/timeouts";
import { downstreamTls } from "../tls/downstream";
import type { Secrets } from "../tls/secrets";
import { tracing } from "../tracing";
import { byHost } from "./gateway-routes";
import type { GatewayEntry } from "./gateway-routes";
import { httpManager } from "./http-manager";
import { tlsInspectorExcept } from "./listener-filters";
import { leadTo, selfRedirectListener } from "./self-redirect";

export interface GatewayProps {
  readonly mesh: MeshLookup;
  readonly gateway: VirtualGateway;
  /** The routes of each listener. */
  readonly listeners: readonly { readonly listener: GatewayListener; readonly entries: readonly GatewayEntry[] }[];
  readonly clusters: EgressClusters;
  readonly options: CompileOptions;
  readonly secrets: Secrets;
}

/** Listeners and clusters of a virtual gateway. */
export function gatewayListeners(props: GatewayProps): { listeners: Message[]; clusters: Message[] } {
  const { gateway, listeners, clusters } = props;
  const redirects = listeners.filter(({ listener, entries }) => entries.some((entry) => isRedirected(listener, entry)));
  const targets = redirects.flatMap(({ listener, entries }) =>
    entries.filter((entry) => isRedirected(listener, entry)).map(({ target }) => target),
  );
  return {
    listeners: [
      ...listeners.map(({ listener, entries }) => gatewayListener(props, listener, entries)),
      ...selfRedirectListener(targets, (port, target) => clusters.nameFor(backendOf(gateway, port), target)),
    ],
    clusters: redirects.map(({ listener }) => {
      const name = selfRedirectName(props, listener);
      return {
        name,
        type: "STATIC",
        connect_timeout: LOCAL_CONNECT_TIMEOUT,
        load_assignment: endpointsOf(name, ["127.0.0.1"], EGRESS_PORT),
        ...callersProtocol(),
        circuit_breakers: circuitBreakers(listener.connectionPool),
      };
    }),
  };
}

function selfRedirectName({ mesh, gateway, listeners }: GatewayProps, { portMapping }: GatewayListener): string {
  const { port, protocol } = portMapping;
  const which = listeners.length > 1 ? port : undefined;
  return names.selfRedirectCluster(mesh.meshName, gateway.virtualGatewayName, protocol, which);
}

/** A backend of a gateway: its policy is the gateway's own for all. */
export function backendOf({ spec }: VirtualGateway, port: ServicePort): Backend {
  return { port, policy: spec.backendDefaults?.clientPolicy };
}

/**
 * Whether requests go through the gateway's own Envoy once more. A router matches what the gateway route has rewritten, so
 * its routes need a look of their own, unless it has one that takes everything; and the connection pool of the listener
 * needs a cluster to count at.
 */
function isRedirected({ connectionPool }: GatewayListener, { target }: GatewayEntry): boolean {
  return connectionPool !== undefined || !takesEverything(target);
}

function takesEverything({ routes }: ServicePort): boolean {
  const [route] = routes;
  if (route === undefined || routes.length > 1) return false;
  const { http, grpc } = route;
  if (grpc !== undefined) return grpc.serviceName === undefined && (grpc.metadata ?? []).length === 0;
  if (http === undefined) return true;
  const { prefix, method, scheme, headers = [], queryParameters = [] } = http;
  const conditions = [method, scheme, ...headers, ...queryParameters].filter((each) => each !== undefined);
  return prefix === "/" && conditions.length === 0;
}

function gatewayListener(props: GatewayProps, listener: GatewayListener, entries: readonly GatewayEntry[]): Message {
  const { mesh, gateway, options, secrets } = props;
  const { port, protocol } = listener.portMapping;
  const manager = httpManager({
    statPrefix: names.ingressStats(protocol, port, props.listeners.length),
    routeConfig: {
      name: `rds_ingress_${protocol}_${port}`,
      virtual_hosts: byHost(entries).map((host) => ({
        name: host.domain,
        domains: [host.domain],
        routes: host.entries.map((entry) => route(props, listener, entry)),
      })),
      ignore_port_in_host_matching: true,
    },
    accessLog: accessLog(gateway.spec.logging),
    tracing: tracing(options, names.nodeCluster(mesh.meshName, gateway.virtualGatewayName)),
    idleTimeout: DEFAULT_IDLE_TIMEOUT,
    edge: true,
    matchesPaths: true,
  });
  const socket = downstreamTls(listener.tls, protocol, secrets);
  const isPermissive = listener.tls?.mode === "PERMISSIVE";
  const tls = message({
    filter_chain_match: isPermissive ? { transport_protocol: "tls" } : undefined,
    filters: [manager],
    transport_socket: socket,
  });
  return message({
    name: names.ingressListener(port),
    address: socketAddress("0.0.0.0", port),
    traffic_direction: "INBOUND",
    listener_filters: isPermissive ? [tlsInspectorExcept([])] : undefined,
    filter_chains: isPermissive
      ? [tls, { filter_chain_match: { transport_protocol: "raw_buffer" }, filters: [manager] }]
      : [tls],
  });
}

function route(props: GatewayProps, listener: GatewayListener, entry: GatewayEntry): Message {
  const { gateway, clusters } = props;
  const { target, match, rewrite } = entry;
  const name = entry.route.gatewayRouteName;
  if (isRedirected(listener, entry)) {
    return { name, match, ...leadTo(target, { cluster: selfRedirectName(props, listener), ...rewrite }) };
  }
  const backend = backendOf(gateway, target);
  const action = routeAction(target.routes[0]!, (each) => clusters.nameFor(backend, each));
  return { name, match, route: { ...action, ...rewrite } };
}
