import type { GatewayRoute, MeshModel, Route, VirtualNode, VirtualRouter, VirtualService } from "../../deployment";

/** The objects of a mesh by their names. */
export class MeshLookup {
  readonly meshName: string;
  private readonly nodes: ReadonlyMap<string, VirtualNode>;
  private readonly routers: ReadonlyMap<string, VirtualRouter>;
  private readonly services: ReadonlyMap<string, VirtualService>;
  private readonly routes = new Map<string, Route[]>();
  private readonly gatewayRoutes = new Map<string, GatewayRoute[]>();

  constructor(readonly model: MeshModel) {
    this.meshName = model.mesh.meshName;
    this.nodes = new Map(model.virtualNodes.map((node) => [node.virtualNodeName, node]));
    this.routers = new Map(model.virtualRouters.map((router) => [router.virtualRouterName, router]));
    this.services = new Map(model.virtualServices.map((service) => [service.virtualServiceName, service]));
    for (const route of model.routes) add(this.routes, route.virtualRouterName, route);
    for (const route of model.gatewayRoutes) add(this.gatewayRoutes, route.virtualGatewayName, route);
  }

  node(name: string): VirtualNode | undefined {
    return this.nodes.get(name);
  }

  router(name: string): VirtualRouter | undefined {
    return this.routers.get(name);
  }

  service(name: string): VirtualService | undefined {
    return this.services.get(name);
  }

  routesOf(router: string): readonly Route[] {
    return this.routes.get(router) ?? [];
  }

  gatewayRoutesOf(gateway: string): readonly GatewayRoute[] {
    return this.gatewayRoutes.get(gateway) ?? [];
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
