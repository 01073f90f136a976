import { nodesOfService, virtualServiceName } from "../../deployment";
import type {
  Deployment,
  GatewayRoute,
  MeshModel,
  MeshObject,
  NodeOfService,
  Route,
  VirtualGateway,
  VirtualNode,
  VirtualRouter,
  VirtualService,
} from "../../deployment";
import type { Subject } from "../rule";
import { placedInExposed, placedInMesh, placedInService } from "./placed";
import type { Placed } from "./placed";

/** Everything the mesh rules look up, built once for a subject. */
export interface MeshIndex {
  readonly mesh: MeshObject;
  readonly nodes: readonly Placed<VirtualNode>[];
  readonly routers: readonly Placed<VirtualRouter>[];
  readonly routes: readonly Placed<Route>[];
  readonly services: readonly Placed<VirtualService>[];
  readonly gateways: readonly Placed<VirtualGateway>[];
  readonly gatewayRoutes: readonly Placed<GatewayRoute>[];
  readonly nodesByName: ReadonlyMap<string, Placed<VirtualNode>>;
  readonly routersByName: ReadonlyMap<string, Placed<VirtualRouter>>;
  readonly servicesByName: ReadonlyMap<string, Placed<VirtualService>>;
  readonly gatewaysByName: ReadonlyMap<string, Placed<VirtualGateway>>;
  readonly routesByRouter: ReadonlyMap<string, readonly Placed<Route>[]>;
  readonly gatewayRoutesByGateway: ReadonlyMap<string, readonly Placed<GatewayRoute>[]>;
  /**
   * The file holds the whole mesh: it creates the mesh and shares it with nobody, so nothing that it refers to can stand
   * elsewhere.
   */
  readonly whole: boolean;
}

const indexes = new WeakMap<Subject, MeshIndex>();

/** The index of a subject's mesh; empty when it has none. */
export function meshIndex(subject: Subject): MeshIndex {
  let index = indexes.get(subject);
  if (index === undefined) {
    const { mesh, deployment } = subject;
    index = mesh === undefined ? build(NO_MESH) : build(mesh, deployment);
    indexes.set(subject, index);
  }
  return index;
}

const NO_MESH: MeshModel = {
  mesh: { meshName: "", existing: false, spec: {} },
  virtualNodes: [],
  virtualRouters: [],
  routes: [],
  virtualServices: [],
  virtualGateways: [],
  gatewayRoutes: [],
};

function build(model: MeshModel, deployment?: Deployment): MeshIndex {
  const { mesh } = model;
  const given = deployment?.mesh;
  const made = deployment === undefined ? NO_OBJECTS : shorthand(model, deployment);
  const nodes = [
    ...(given?.virtualNodes ?? []).map((value, index) =>
      placedInMesh({ kind: "virtualNode", name: value.virtualNodeName, value }, index),
    ),
    ...made.nodes,
  ];
  const routers = [
    ...(given?.virtualRouters ?? []).map((value, index) =>
      placedInMesh({ kind: "virtualRouter", name: value.virtualRouterName, value }, index),
    ),
    ...made.routers,
  ];
  const routes = [
    ...(given?.routes ?? []).map((value, index) =>
      placedInMesh({ kind: "route", name: value.routeName, parent: value.virtualRouterName, value }, index),
    ),
    ...made.routes,
  ];
  const services = [
    ...(given?.virtualServices ?? []).map((value, index) =>
      placedInMesh({ kind: "virtualService", name: value.virtualServiceName, value }, index),
    ),
    ...made.services,
  ];
  const gateways = [
    ...(given?.virtualGateways ?? []).map((value, index) =>
      placedInMesh({ kind: "virtualGateway", name: value.virtualGatewayName, value }, index),
    ),
    ...made.gateways,
  ];
  const gatewayRoutes = [
    ...(given?.gatewayRoutes ?? []).map((value, index) =>
      placedInMesh(
        { kind: "gatewayRoute", name: value.gatewayRouteName, parent: value.virtualGatewayName, value },
        index,
      ),
    ),
    ...made.gatewayRoutes,
  ];
  return {
    mesh,
    nodes,
    routers,
    routes,
    services,
    gateways,
    gatewayRoutes,
    nodesByName: byName(nodes),
    routersByName: byName(routers),
    servicesByName: byName(services),
    gatewaysByName: byName(gateways),
    routesByRouter: byParent(routes),
    gatewayRoutesByGateway: byParent(gatewayRoutes),
    whole: !mesh.existing && mesh.share === undefined,
  };
}

interface MadeObjects {
  readonly nodes: readonly Placed<VirtualNode>[];
  readonly routers: readonly Placed<VirtualRouter>[];
  readonly routes: readonly Placed<Route>[];
  readonly services: readonly Placed<VirtualService>[];
  readonly gateways: readonly Placed<VirtualGateway>[];
  readonly gatewayRoutes: readonly Placed<GatewayRoute>[];
}

const NO_OBJECTS: MadeObjects = { nodes: [], routers: [], routes: [], services: [], gateways: [], gatewayRoutes: [] };

/**
 * What the shorthand expanded to, each with the service that it came from. The model's lists are sorted by name, and
 * objects of one name keep the services' order.
 */
function shorthand(model: MeshModel, deployment: Deployment): MadeObjects {
  if (deployment.services === undefined) return NO_OBJECTS;
  const origins = new Map<string, NodeOfService[]>();
  const namesOfVirtualServices = new Map<string, string>();
  const exposedThrough = new Map<string, string>();
  for (const [name, service] of Object.entries(deployment.services).sort(([a], [b]) => (a < b ? -1 : 1))) {
    namesOfVirtualServices.set(virtualServiceName(deployment, name), name);
    const gateway = service.exposed?.gateway;
    if (gateway !== undefined && service.protocol !== "tcp" && !exposedThrough.has(gateway)) {
      exposedThrough.set(gateway, name);
    }
    for (const node of nodesOfService(name, service)) {
      const known = origins.get(node.node);
      if (known === undefined) origins.set(node.node, [node]);
      else known.push(node);
    }
  }
  const { virtualNodes = [], virtualRouters = [], routes = [], virtualServices = [] } = deployment.mesh ?? {};
  const { virtualGateways = [], gatewayRoutes = [] } = deployment.mesh ?? {};
  return {
    gateways: madeOf(model.virtualGateways, virtualGateways).map((value) => {
      const name = value.virtualGatewayName;
      return placedInExposed({ kind: "virtualGateway", name, value }, exposedThrough.get(name)!);
    }),
    gatewayRoutes: madeOf(model.gatewayRoutes, gatewayRoutes).map((value) => {
      const { gatewayRouteName: name, virtualGatewayName: parent } = value;
      return placedInExposed({ kind: "gatewayRoute", name, parent, value }, name);
    }),
    nodes: madeOf(model.virtualNodes, virtualNodes).map((value) => {
      const name = value.virtualNodeName;
      const { service, version } = origins.get(name)!.shift()!;
      return placedInService({ kind: "virtualNode", name, value }, service, version);
    }),
    routers: madeOf(model.virtualRouters, virtualRouters).map((value) => {
      const name = value.virtualRouterName;
      return placedInService({ kind: "virtualRouter", name, value }, name);
    }),
    routes: madeOf(model.routes, routes).map((value) => {
      const { routeName: name, virtualRouterName: parent } = value;
      return placedInService({ kind: "route", name, parent, value }, parent);
    }),
    services: madeOf(model.virtualServices, virtualServices).map((value) => {
      const name = value.virtualServiceName;
      return placedInService({ kind: "virtualService", name, value }, namesOfVirtualServices.get(name)!);
    }),
  };
}

/** The objects of the model that the file does not hold itself. */
function madeOf<T>(all: readonly T[], inFile: readonly T[]): T[] {
  if (inFile.length === 0) return [...all];
  const own = new Set(inFile);
  return all.filter((object) => !own.has(object));
}

/** The first of each name wins; that names are given once is a rule of its own. */
function byName<T>(objects: readonly Placed<T>[]): Map<string, Placed<T>> {
  const map = new Map<string, Placed<T>>();
  for (const object of objects) if (!map.has(object.name)) map.set(object.name, object);
  return map;
}

function byParent<T>(objects: readonly Placed<T>[]): Map<string, Placed<T>[]> {
  const map = new Map<string, Placed<T>[]>();
  for (const object of objects) {
    const siblings = map.get(object.parent!);
    if (siblings === undefined) map.set(object.parent!, [object]);
    else siblings.push(object);
  }
  return map;
}
