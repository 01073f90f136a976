import type { ListenerTls, VirtualNode } from "../../deployment";
import { meshIndex, once } from "../mesh-model";
import type { ClientTls, MeshIndex, Path, Placed } from "../mesh-model";
import type { Subject } from "../rule";

/** A caller's Envoy and a listener that it connects to. */
export interface TlsPair {
  readonly caller: Placed<unknown>;
  readonly service: string;
  /** What the caller asks for on this port; undefined when it has no policy for it. */
  readonly client: ClientTls | undefined;
  /** Where the policy stands, otherwise the backend or the gateway route. */
  readonly path: Path;
  readonly callee: Placed<VirtualNode>;
  /** Index of the listener in the callee's list. */
  readonly listener: number;
  readonly port: number;
  readonly server: ListenerTls | undefined;
}

type Destination = Pick<TlsPair, "callee" | "listener" | "port" | "server">;

/** Every pair of caller and listener that the file shows on both sides and of which one has TLS. */
export const tlsPairs = once(function* (subject: Subject): Iterable<TlsPair> {
  const index = meshIndex(subject);
  const destinations = new Map<string, readonly Destination[]>();
  const of = (service: string) => {
    const known = destinations.get(service) ?? destinationsOf(index, service);
    destinations.set(service, known);
    return known;
  };
  for (const caller of index.nodes) {
    const { backends = [], backendDefaults } = caller.value.spec;
    for (const [i, { virtualService }] of backends.entries()) {
      const own = virtualService.clientPolicy;
      const tls = (own ?? backendDefaults?.clientPolicy)?.tls;
      const path = () => {
        if (tls === undefined) return caller.at("spec", "backends", i);
        if (own === undefined) return caller.at("spec", "backendDefaults", "clientPolicy", "tls");
        return caller.at("spec", "backends", i, "virtualService", "clientPolicy", "tls");
      };
      yield* pairs(caller, virtualService.virtualServiceName, tls, path, of(virtualService.virtualServiceName));
    }
  }
  for (const caller of index.gateways) {
    const tls = caller.value.spec.backendDefaults?.clientPolicy?.tls;
    const path = () => (tls === undefined ? caller.at() : caller.at("spec", "backendDefaults", "clientPolicy", "tls"));
    for (const service of servicesOfGateway(index, caller.name)) yield* pairs(caller, service, tls, path, of(service));
  }
});

function* pairs(
  caller: Placed<unknown>,
  service: string,
  tls: ClientTls | undefined,
  path: () => Path,
  destinations: readonly Destination[],
): Iterable<TlsPair> {
  for (const destination of destinations) {
    // Most meshes have no TLS at all, and nothing to say about it.
    if (tls === undefined && destination.server === undefined) continue;
    const holds = tls?.ports === undefined || tls.ports.length === 0 || tls.ports.includes(destination.port);
    yield { caller, service, client: holds ? tls : undefined, path: path(), ...destination };
  }
}

function servicesOfGateway({ gatewayRoutesByGateway }: MeshIndex, gateway: string): Set<string> {
  const names = new Set<string>();
  for (const { value } of gatewayRoutesByGateway.get(gateway) ?? []) {
    const { httpRoute, http2Route, grpcRoute } = value.spec;
    for (const each of [httpRoute, http2Route, grpcRoute]) {
      if (each !== undefined) names.add(each.action.target.virtualService.virtualServiceName);
    }
  }
  return new Set([...names].sort());
}

/** The listeners behind a virtual service, as far as the file shows them. */
function destinationsOf(index: MeshIndex, service: string): Destination[] {
  const { virtualNode, virtualRouter } = index.servicesByName.get(service)?.value.spec.provider ?? {};
  const found = new Map<string, Destination>();
  const add = (name: string, port?: number) => {
    const callee = index.nodesByName.get(name);
    for (const [listener, { portMapping, tls }] of (callee?.value.spec.listeners ?? []).entries()) {
      if (port !== undefined && portMapping.port !== port) continue;
      const destination = { callee: callee!, listener, port: portMapping.port, server: tls };
      found.set(JSON.stringify([name, portMapping.port]), destination);
    }
  };
  if (virtualNode !== undefined) add(virtualNode.virtualNodeName);
  for (const { value } of index.routesByRouter.get(virtualRouter?.virtualRouterName ?? "") ?? []) {
    const { httpRoute, http2Route, grpcRoute, tcpRoute } = value.spec;
    for (const each of [httpRoute, http2Route, grpcRoute, tcpRoute]) {
      for (const target of each?.action.weightedTargets ?? []) add(target.virtualNode, target.port);
    }
  }
  if (found.size < 2) return [...found.values()];
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, destination]) => destination);
}
