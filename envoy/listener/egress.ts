import type { VirtualNode } from "../../deployment";
import { accessLog } from "../access-log";
import type { Backend, EgressClusters } from "../cluster/egress-clusters";
import { passthroughCluster } from "../cluster/passthrough";
import { callersProtocol } from "../cluster/protocol";
import { EnvoyCompileError } from "../errors";
import { message, socketAddress } from "../json";
import type { Message } from "../json";
import type { MeshLookup } from "../model/mesh-lookup";
import { isHttp } from "../model/service-port";
import { EGRESS_PORT, names } from "../names";
import type { CompileOptions } from "../options";
import { clustersByWeight } from "../route/action";
import { serviceRoutes } from "../route/service-routes";
import { DEFAULT_IDLE_TIMEOUT } from "../route/timeouts";
import { tracing } from "../tracing";
import { httpManager } from "./http-manager";
import type { Inbound } from "./ingress";
import { ORIGINAL_DESTINATION, tlsInspectorExcept, tlsInspectorOn } from "./listener-filters";
import { tcpProxy } from "./tcp-proxy";

/** Where AWS's own services are called. */
const HTTPS_PORT = 443;

export interface OutboundProps {
  readonly mesh: MeshLookup;
  readonly node: VirtualNode;
  readonly backends: readonly Backend[];
  readonly clusters: EgressClusters;
  readonly options: CompileOptions;
}

/** The outbound side of a virtual node: its backends, and what the egress filter makes of everything else. */
export function outbound(props: OutboundProps): Inbound {
  const { interception } = props.options;
  if (interception.kind === "redirect") return redirected(props);
  const byPort = grouped(props.backends, ({ port }) => interception.backendPort(port.service, port.port));
  const listeners = [...byPort].map(([port, backends]) => ({
    name: names.egressListener("127.0.0.1", port),
    address: socketAddress("127.0.0.1", port),
    traffic_direction: "OUTBOUND",
    // With one backend there is nothing to tell apart, and the caller may name it as it likes.
    filter_chains: [{ filters: [filter(props, port, backends, { anyHost: backends.length === 1 })] }],
  }));
  return { listeners, clusters: [] };
}

function redirected(props: OutboundProps): Inbound {
  const { mesh, backends, options } = props;
  const isOpen = mesh.model.mesh.spec.egressFilter?.type === "ALLOW_ALL";
  const log = accessLog(props.node.spec.logging);
  const byPort = grouped(backends, ({ port }) => port.port);
  const chains = [...byPort].map(([port, each]) => ({
    name: `${kindOf(each)}_${port}`,
    filter_chain_match: { destination_port: port },
    filters: [filter(props, port, each, { outside: isOpen })],
  }));
  const outside = isOpen ? names.outsideCluster(mesh.meshName) : names.awsCluster(mesh.meshName);
  const pass = [tcpProxy({ statPrefix: "egress", clusters: { cluster: outside }, accessLog: log })];
  const aws = (name: string, match: Message) => ({
    name,
    filter_chain_match: {
      ...match,
      transport_protocol: "tls",
      server_names: options.awsDomains.flatMap((domain) => [domain, `*.${domain}`]),
    },
    filters: pass,
  });
  // A backend on the port of AWS's own services does not take their calls: Envoy would look no further than its port.
  const isShared = byPort.has(HTTPS_PORT);
  const passing = [
    ...(isShared ? [aws(`amazonaws_${HTTPS_PORT}`, { destination_port: HTTPS_PORT })] : []),
    ...(isOpen ? [] : [aws("amazonaws", {})]),
  ];
  const listener = message({
    name: names.egressListener("0.0.0.0", EGRESS_PORT),
    address: socketAddress("0.0.0.0", EGRESS_PORT),
    traffic_direction: "OUTBOUND",
    listener_filters: [ORIGINAL_DESTINATION, ...tlsInspector(byPort, isOpen)],
    filter_chains: [...chains, ...passing],
    default_filter_chain: isOpen ? { name: "mesh-allow-all", filters: pass } : undefined,
  });
  return {
    listeners: [listener],
    clusters: [{ ...passthroughCluster(outside), ...(isOpen ? callersProtocol() : {}) }],
  };
}

/** What sees the names of AWS's own services: only where a filter chain asks for them, and where the client speaks first. */
function tlsInspector(byPort: ReadonlyMap<number, readonly Backend[]>, isOpen: boolean): Message[] {
  if (isOpen) return byPort.has(HTTPS_PORT) ? [tlsInspectorOn([HTTPS_PORT])] : [];
  const tcp = [...byPort].filter(([, each]) => kindOf(each) === "tcp").map(([port]) => port);
  return [tlsInspectorExcept(tcp.filter((port) => port !== HTTPS_PORT))];
}

/** The filter of one port: a routing table by host, or the one tcp backend. */
function filter(
  props: OutboundProps,
  port: number,
  backends: readonly Backend[],
  { outside = false, anyHost = false }: { outside?: boolean; anyHost?: boolean },
): Message {
  const { mesh, node, clusters, options } = props;
  const log = accessLog(node.spec.logging);
  if (kindOf(backends) === "tcp") return tcpFilter(props, backends, log);
  const hosts = backends.map((backend) => ({
    name: backend.port.service,
    domains: [anyHost ? "*" : backend.port.service],
    routes: serviceRoutes(backend.port, (target) => clusters.nameFor(backend, target)),
  }));
  const rest = {
    name: "mesh-allow-all",
    domains: ["*"],
    routes: [{ match: { prefix: "/" }, route: { cluster: names.outsideCluster(mesh.meshName), timeout: "0s" } }],
  };
  return httpManager({
    statPrefix: "egress",
    routeConfig: {
      name: `rds_egress_http_${port}`,
      virtual_hosts: outside ? [...hosts, rest] : hosts,
      ignore_port_in_host_matching: true,
    },
    accessLog: log,
    tracing: tracing(options, names.nodeCluster(mesh.meshName, node.virtualNodeName)),
    idleTimeout: DEFAULT_IDLE_TIMEOUT,
    matchesPaths: true,
  });
}

function tcpFilter({ clusters }: OutboundProps, backends: readonly Backend[], log: Message[] | undefined): Message {
  const [backend] = backends;
  const [route] = backend!.port.routes;
  return tcpProxy({
    statPrefix: "egress",
    // Unlike for http, Envoy refuses a weight of 0 here.
    clusters: clustersByWeight(
      route!.targets.filter(({ weight }) => weight > 0),
      (target) => clusters.nameFor(backend!, target),
    ),
    idle: route!.timeout?.idle,
    accessLog: log,
  });
}

function grouped(backends: readonly Backend[], portOf: (backend: Backend) => number): Map<number, Backend[]> {
  const groups = new Map<number, Backend[]>();
  for (const backend of backends) {
    // A tcp port without a route leads nowhere: its connections are closed, like those to any other port.
    if (!isHttp(backend.port.protocol) && backend.port.routes.length === 0) continue;
    const port = portOf(backend);
    groups.set(port, [...(groups.get(port) ?? []), backend]);
  }
  return new Map([...groups].sort(([a], [b]) => a - b));
}

/** What a port speaks. A tcp backend has no name in its bytes, so it must be alone on its port. */
function kindOf(backends: readonly Backend[]): "http" | "tcp" {
  const http = backends.filter(({ port }) => isHttp(port.protocol)).length;
  if (http === backends.length) return "http";
  if (backends.length === 1) return "tcp";
  const services = backends.map(({ port }) => `${port.service} (${port.protocol})`).sort();
  throw new EnvoyCompileError(
    `port ${backends[0]!.port.port} leads to ${services.join(", ")}; a tcp backend must be alone on its port.`,
  );
}
