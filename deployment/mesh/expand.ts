import { RETRY_EVENTS } from "../schema";
import type {
  Deployment,
  HealthCheckPolicy,
  NodeListener,
  RequestTimeout,
  RetryEvent,
  RetryPolicy,
  Route,
  RouteSpec,
  Service,
  ServiceDiscovery,
  VirtualNode,
} from "../schema";
import { toDuration, toMillis } from "./duration";
import { expandExposed } from "./expose";
import type { MeshModel } from "./model";
import { discoveryOf, meshName, nodesOfService, virtualServiceName } from "./names";
import type { NodeOfService } from "./names";

/**
 * The mesh of a deployment: the objects that its file names and those that the `services:` shorthand expands to.
 * A service becomes a virtual service, a virtual router with one route over its versions' weights, and one virtual node
 * for each version; the services it calls become backends of its nodes, and one that is exposed a route of its virtual
 * gateway. Every list is sorted by (parent, name), so the
 * order of the file does not matter.
 * @returns undefined when the deployment has neither a mesh nor services
 */
export function expandMesh(deployment: Deployment): MeshModel | undefined {
  const { mesh, services } = deployment;
  if (mesh === undefined && services === undefined) return undefined;
  const shorthand = expandServices(deployment);
  return {
    mesh: {
      meshName: meshName(deployment),
      ...(mesh?.meshOwner === undefined ? {} : { meshOwner: mesh.meshOwner }),
      existing: (mesh?.existing ?? false) || mesh?.meshOwner !== undefined,
      // Neither the service link nor a local gateway carries IPv6.
      spec: mesh?.spec ?? { egressFilter: { type: "DROP_ALL" }, serviceDiscovery: { ipPreference: "IPv4_ONLY" } },
      ...(mesh?.tags === undefined ? {} : { tags: mesh.tags }),
      ...(mesh?.share === undefined ? {} : { share: mesh.share }),
    },
    virtualNodes: sorted([...(mesh?.virtualNodes ?? []), ...shorthand.virtualNodes], ({ virtualNodeName: n }) => [n]),
    virtualRouters: sorted(
      [...(mesh?.virtualRouters ?? []), ...shorthand.virtualRouters],
      ({ virtualRouterName: n }) => [n],
    ),
    routes: sorted([...(mesh?.routes ?? []), ...shorthand.routes], ({ virtualRouterName: r, routeName: n }) => [r, n]),
    virtualServices: sorted(
      [...(mesh?.virtualServices ?? []), ...shorthand.virtualServices],
      ({ virtualServiceName: n }) => [n],
    ),
    virtualGateways: sorted(
      [...(mesh?.virtualGateways ?? []), ...shorthand.virtualGateways],
      ({ virtualGatewayName: n }) => [n],
    ),
    gatewayRoutes: sorted(
      [...(mesh?.gatewayRoutes ?? []), ...shorthand.gatewayRoutes],
      ({ virtualGatewayName: g, gatewayRouteName: n }) => [g, n],
    ),
  };
}

/** The objects that the shorthand alone expands to. */
export function expandServices(deployment: Deployment): Omit<MeshModel, "mesh"> {
  const services = Object.entries(deployment.services ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    virtualNodes: services.flatMap(([name, service]) =>
      nodesOfService(name, service).map((node) => virtualNode(deployment, node, service)),
    ),
    virtualRouters: services.map(([name, service]) => ({
      virtualRouterName: name,
      spec: { listeners: [{ portMapping: { port: service.port, protocol: service.protocol } }] },
    })),
    routes: services.map(([name, service]) => route(name, service)),
    virtualServices: services.map(([name]) => ({
      virtualServiceName: virtualServiceName(deployment, name),
      spec: { provider: { virtualRouter: { virtualRouterName: name } } },
    })),
    ...expandExposed(deployment),
  };
}

function sorted<T>(items: readonly T[], key: (item: T) => string[]): T[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  keyed.sort((a, b) => compare(a.key, b.key));
  return keyed.map(({ item }) => item);
}

function compare(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

function virtualNode(deployment: Deployment, { node }: NodeOfService, service: Service): VirtualNode {
  const backends = [...new Set(service.calls)].sort();
  return {
    virtualNodeName: node,
    spec: {
      listeners: [listener(service)],
      serviceDiscovery: serviceDiscovery(deployment, node),
      backends: backends.map((name) => ({
        virtualService: { virtualServiceName: virtualServiceName(deployment, name) },
      })),
      ...(service.clientPolicy === undefined ? {} : { backendDefaults: { clientPolicy: service.clientPolicy } }),
      logging: { accessLog: { file: { path: "/dev/stdout" } } },
    },
  };
}

function serviceDiscovery(deployment: Deployment, node: string): ServiceDiscovery {
  const discovery = discoveryOf(deployment);
  if (discovery.type === "dns") {
    return { dns: { hostname: `${node}.${discovery.domain}`, responseType: discovery.responseType } };
  }
  return { awsCloudMap: { namespaceName: discovery.namespace, serviceName: node } };
}

function listener(service: Service): NodeListener {
  const timeout = requestTimeout(service);
  return {
    portMapping: { port: service.port, protocol: service.protocol },
    ...(service.healthCheck === undefined ? {} : { healthCheck: healthCheckPolicy(service, service.healthCheck) }),
    ...(timeout === undefined ? {} : { timeout: { [service.protocol]: timeout } }),
    ...(service.tls === undefined ? {} : { tls: service.tls }),
  };
}

function healthCheckPolicy(service: Service, check: NonNullable<Service["healthCheck"]>): HealthCheckPolicy {
  const hasPath = service.protocol === "http" || service.protocol === "http2";
  return {
    protocol: service.protocol,
    port: service.port,
    ...(hasPath ? { path: check.path ?? "/" } : {}),
    healthyThreshold: check.healthyThreshold,
    unhealthyThreshold: check.unhealthyThreshold,
    intervalMillis: toMillis(check.interval),
    timeoutMillis: toMillis(check.timeout),
  };
}

function requestTimeout({ timeout }: Service): RequestTimeout | undefined {
  if (timeout === undefined) return undefined;
  return {
    ...(timeout.idle === undefined ? {} : { idle: toDuration(timeout.idle) }),
    ...(timeout.perRequest === undefined ? {} : { perRequest: toDuration(timeout.perRequest) }),
  };
}

function route(name: string, service: Service): Route {
  return { routeName: name, virtualRouterName: name, spec: routeSpec(name, service) };
}

function routeSpec(name: string, service: Service): RouteSpec {
  const action = {
    weightedTargets: nodesOfService(name, service).map(({ node, weight }) => ({ virtualNode: node, weight })),
  };
  const timeout = requestTimeout(service);
  const common = {
    action,
    ...(timeout === undefined ? {} : { timeout }),
    ...(service.retries === undefined ? {} : { retryPolicy: retryPolicy(service, service.retries) }),
  };
  // App Mesh asks for a match in every route; where nothing is to be matched, the router's port matches everything.
  switch (service.protocol) {
    case "http":
      return { httpRoute: { match: { prefix: "/" }, ...common } };
    case "http2":
      return { http2Route: { match: { prefix: "/" }, ...common } };
    case "grpc":
      return { grpcRoute: { match: { port: service.port }, ...common } };
    case "tcp":
      return {
        tcpRoute: {
          match: { port: service.port },
          action,
          ...(timeout?.idle === undefined ? {} : { timeout: { idle: timeout.idle } }),
        },
      };
  }
}

function retryPolicy(service: Service, retries: NonNullable<Service["retries"]>): RetryPolicy {
  const events: readonly RetryEvent[] =
    retries.on ??
    (service.protocol === "grpc"
      ? ["unavailable", "connection-error"]
      : ["gateway-error", "stream-error", "connection-error"]);
  const of = <E extends RetryEvent>(kind: readonly E[]): E[] => kind.filter((event) => events.includes(event)).sort();
  const [http, tcp, grpc] = [of(RETRY_EVENTS.http), of(RETRY_EVENTS.tcp), of(RETRY_EVENTS.grpc)];
  return {
    maxRetries: retries.attempts,
    perRetryTimeout: toDuration(retries.perAttemptTimeout),
    ...(http.length > 0 ? { httpRetryEvents: http } : {}),
    ...(tcp.length > 0 ? { tcpRetryEvents: tcp } : {}),
    ...(grpc.length > 0 ? { grpcRetryEvents: grpc } : {}),
  };
}
