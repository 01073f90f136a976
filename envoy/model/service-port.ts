import type {
  GrpcRoute,
  HttpRoute,
  NodeListener,
  PortProtocol,
  RequestTimeout,
  RetryPolicy,
  Route,
  RouteAction,
  VirtualNode,
} from "../../deployment";
import { EnvoyCompileError } from "../errors";
import { inOrder } from "../route/order";
import type { MeshLookup } from "./mesh-lookup";

/** A listener of a virtual node that gets a share of the traffic. */
export interface Target {
  readonly node: VirtualNode;
  readonly listener: NodeListener;
  readonly weight: number;
}

/** One route to targets, whatever its kind. */
export interface RouteEntry {
  /** Name of the route; that of the virtual service where a node provides it without a router. */
  readonly name: string;
  readonly priority?: number;
  readonly http?: HttpRoute["match"];
  readonly grpc?: GrpcRoute["match"];
  readonly targets: readonly Target[];
  readonly timeout?: RequestTimeout;
  readonly retryPolicy?: RetryPolicy;
}

/** A port on which a virtual service is to be had, with its routes in the order in which they are tried. */
export interface ServicePort {
  readonly service: string;
  readonly port: number;
  readonly protocol: PortProtocol;
  readonly routes: readonly RouteEntry[];
}

/** Whether a protocol is one of those that Envoy's HTTP filters understand. */
export function isHttp(protocol: PortProtocol): boolean {
  return protocol !== "tcp";
}

/** The ports of virtual services, each looked up once. */
export class ServicePorts {
  private readonly known = new Map<string, readonly ServicePort[]>();

  constructor(private readonly mesh: MeshLookup) {}

  /** Ports of a virtual service by number; none when nothing provides it. */
  of(service: string): readonly ServicePort[] {
    let ports = this.known.get(service);
    if (ports === undefined) {
      ports = this.lookUp(service).sort((a, b) => a.port - b.port);
      this.known.set(service, ports);
    }
    return ports;
  }

  private lookUp(service: string): ServicePort[] {
    const { virtualNode, virtualRouter } = this.mesh.service(service)?.spec.provider ?? {};
    if (virtualRouter !== undefined) return this.ofRouter(service, virtualRouter.virtualRouterName);
    return virtualNode === undefined ? [] : this.ofNode(service, virtualNode.virtualNodeName);
  }

  private ofNode(service: string, name: string): ServicePort[] {
    const node = this.nodeNamed(name, `virtual service ${JSON.stringify(service)} is provided by`);
    return (node.spec.listeners ?? []).map((listener) => ({
      service,
      ...listener.portMapping,
      routes: [{ name: service, targets: [{ node, listener, weight: 1 }] }],
    }));
  }

  private ofRouter(service: string, name: string): ServicePort[] {
    const router = this.mesh.router(name);
    if (router === undefined) {
      throw new EnvoyCompileError(
        `virtual service ${JSON.stringify(service)} is provided by virtual router ${JSON.stringify(name)}, which is not in the mesh.`,
      );
    }
    const routes = inOrder(this.mesh.routesOf(name).map((route) => ({ route, ...partOf(route) })));
    return (router.spec.listeners ?? []).map(({ portMapping }) => ({
      service,
      ...portMapping,
      routes: routes
        .filter(
          ({ port, protocol }) => (port ?? portMapping.port) === portMapping.port && protocol === portMapping.protocol,
        )
        .map(({ route, action, http, grpc, timeout, retryPolicy }) => ({
          name: route.routeName,
          ...(route.spec.priority === undefined ? {} : { priority: route.spec.priority }),
          ...(http === undefined ? {} : { http }),
          ...(grpc === undefined ? {} : { grpc }),
          ...(timeout === undefined ? {} : { timeout }),
          ...(retryPolicy === undefined ? {} : { retryPolicy }),
          targets: action.weightedTargets.map((target) => this.target(route, target)),
        })),
    }));
  }

  private target(route: Route, { virtualNode, weight, port }: RouteAction["weightedTargets"][number]): Target {
    const label = `route ${JSON.stringify(route.routeName)} of virtual router ${JSON.stringify(route.virtualRouterName)}`;
    const node = this.nodeNamed(virtualNode, `${label} targets`);
    const listeners = node.spec.listeners ?? [];
    const listener =
      port === undefined && listeners.length === 1
        ? listeners[0]
        : listeners.find(({ portMapping }) => portMapping.port === port);
    if (listener === undefined) {
      const wanted = port === undefined ? "no port" : `port ${port}`;
      throw new EnvoyCompileError(
        `${label} names ${wanted} of virtual node ${JSON.stringify(virtualNode)}, which has ${listeners.length} listeners.`,
      );
    }
    return { node, listener, weight };
  }

  private nodeNamed(name: string, subject: string): VirtualNode {
    const node = this.mesh.node(name);
    if (node === undefined) {
      throw new EnvoyCompileError(`${subject} virtual node ${JSON.stringify(name)}, which is not in the mesh.`);
    }
    return node;
  }
}

interface RoutePart {
  readonly protocol: PortProtocol;
  readonly port: number | undefined;
  readonly action: RouteAction;
  readonly http?: HttpRoute["match"];
  readonly grpc?: GrpcRoute["match"];
  readonly timeout?: RequestTimeout;
  readonly retryPolicy?: RetryPolicy;
}

function partOf({ routeName, spec }: Route): RoutePart {
  const { httpRoute, http2Route, grpcRoute, tcpRoute } = spec;
  const http = httpRoute ?? http2Route;
  if (http !== undefined) {
    const { match, ...rest } = http;
    return { ...rest, protocol: httpRoute === undefined ? "http2" : "http", port: match.port, http: match };
  }
  if (grpcRoute !== undefined) {
    const { match, ...rest } = grpcRoute;
    return { ...rest, protocol: "grpc", port: match.port, grpc: match };
  }
  if (tcpRoute !== undefined) {
    const { match, ...rest } = tcpRoute;
    return { ...rest, protocol: "tcp", port: match?.port };
  }
  throw new EnvoyCompileError(`route ${JSON.stringify(routeName)} has no kind.`);
}
