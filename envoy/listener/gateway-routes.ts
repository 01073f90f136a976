import type { GatewayListener, GatewayRoute, GrpcGatewayRoute, HttpGatewayRoute } from "../../deployment";
import { EnvoyCompileError } from "../errors";
import type { Message } from "../json";
import type { MeshLookup } from "../model/mesh-lookup";
import type { ServicePort, ServicePorts } from "../model/service-port";
import { inOrder } from "../route/order";
import { grpcMatch, httpMatch } from "../route/match";
import { hostRewrite, pathRewrite } from "../route/rewrite";

/** A gateway route on one listener: what it matches, what it rewrites, and the port of a virtual service it leads to. */
export interface GatewayEntry {
  readonly route: GatewayRoute;
  readonly http?: HttpGatewayRoute["match"];
  readonly grpc?: GrpcGatewayRoute["match"];
  readonly hostname: { readonly exact?: string; readonly suffix?: string } | undefined;
  readonly match: Message;
  readonly rewrite: Message;
  readonly target: ServicePort;
}

/** The routes of a gateway's listener, in the order in which they are tried. */
export function gatewayEntries(
  mesh: MeshLookup,
  ports: ServicePorts,
  gateway: string,
  { portMapping }: GatewayListener,
): GatewayEntry[] {
  const { port, protocol } = portMapping;
  const entries = mesh.gatewayRoutesOf(gateway).flatMap((route): GatewayEntry[] => {
    const { httpRoute, http2Route, grpcRoute } = route.spec;
    const http = protocol === "http" ? httpRoute : protocol === "http2" ? http2Route : undefined;
    const part = protocol === "grpc" ? grpcRoute : http;
    if (part === undefined || (part.match.port ?? port) !== port) return [];
    const service = part.action.target.virtualService.virtualServiceName;
    const target = targetOf(ports, route, service, part.action.target.port);
    const host = hostRewrite(part.action.rewrite, service);
    if (http !== undefined) {
      const rewrite = { ...host, ...pathRewrite(http.match, http.action.rewrite) };
      return [
        { route, http: http.match, hostname: http.match.hostname, match: httpMatch(http.match), rewrite, target },
      ];
    }
    const grpc = grpcRoute!.match;
    return [{ route, grpc, hostname: grpc.hostname, match: grpcMatch(grpc), rewrite: host, target }];
  });
  return inOrder(entries);
}

function targetOf(ports: ServicePorts, route: GatewayRoute, service: string, port: number | undefined): ServicePort {
  const known = ports.of(service);
  const target = port === undefined && known.length === 1 ? known[0] : known.find((each) => each.port === port);
  if (target === undefined || target.protocol === "tcp") {
    const wanted = port === undefined ? "" : `port ${port} of `;
    throw new EnvoyCompileError(
      `gateway route ${JSON.stringify(route.gatewayRouteName)} leads to ${wanted}virtual service ${JSON.stringify(service)}, which has no such http port in the mesh.`,
    );
  }
  return target;
}

/** Routes for the hosts of one domain. */
export interface Host {
  /** `*`, `*SUFFIX` or a name. */
  readonly domain: string;
  readonly entries: readonly GatewayEntry[];
}

/**
 * The routes sorted by host. Envoy looks at the routes of the narrowest domain alone; App Mesh tried every route whose
 * host name fits. So each domain gets the routes of all domains that hold it.
 */
export function byHost(entries: readonly GatewayEntry[]): Host[] {
  const domains = [...new Set(entries.map(domainOf))].sort();
  return domains.map((domain) => ({ domain, entries: entries.filter((entry) => holds(domainOf(entry), domain)) }));
}

function domainOf({ hostname }: GatewayEntry): string {
  if (hostname?.exact !== undefined) return hostname.exact.toLowerCase();
  return hostname?.suffix === undefined ? "*" : `*${hostname.suffix.toLowerCase()}`;
}

function holds(wider: string, domain: string): boolean {
  if (wider === domain || wider === "*") return true;
  if (!wider.startsWith("*")) return false;
  const suffix = wider.slice(1);
  const rest = domain.startsWith("*") ? domain.slice(1) : domain;
  // The star stands for one character or more.
  return rest.endsWith(suffix) && (domain.startsWith("*") || rest.length > suffix.length);
}
