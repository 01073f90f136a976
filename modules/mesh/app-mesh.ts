import { AppmeshGatewayRoute } from "@cdktf/provider-aws/lib/appmesh-gateway-route";
import { AppmeshMesh } from "@cdktf/provider-aws/lib/appmesh-mesh";
import { AppmeshRoute } from "@cdktf/provider-aws/lib/appmesh-route";
import { AppmeshVirtualGateway } from "@cdktf/provider-aws/lib/appmesh-virtual-gateway";
import { AppmeshVirtualNode } from "@cdktf/provider-aws/lib/appmesh-virtual-node";
import { AppmeshVirtualRouter } from "@cdktf/provider-aws/lib/appmesh-virtual-router";
import { AppmeshVirtualService } from "@cdktf/provider-aws/lib/appmesh-virtual-service";
import type { TerraformElement, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type {
  GatewayRoute,
  MeshModel,
  MeshObject,
  Route,
  TagList,
  VirtualGateway,
  VirtualNode,
  VirtualRouter,
  VirtualService,
} from "../../deployment";
import { escapeTemplate, escapeTemplates } from "../../rules";
import { logicalId, named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { CloudMapRegistry } from "./cloud-map";
import { AddedObjects } from "./added-objects";
import { MeshShare } from "./mesh-share";
import { destroyedLast, replacedWithListener } from "./update-order";
import type { ListenerPort, RouteTerms } from "./update-order";
import type {
  GatewayRouteProps,
  RouteProps,
  VirtualGatewayProps,
  VirtualNodeProps,
  VirtualRouterProps,
  VirtualServiceProps,
} from "./props";
import { renderGatewayRoute, renderRoute, renderVirtualGateway, renderVirtualNode, tagMap } from "./render";

export interface AppMeshProps {
  /** The mesh itself: created, or referred to when it exists already. */
  readonly mesh: MeshObject;
  /**
   * The registry that this deployment makes.
   * @default - names are kept elsewhere
   */
  readonly registry?: CloudMapRegistry;
  /**
   * Region of the mesh, for the rules about certificates and Cloud Map.
   * @default - not known: those rules are left out
   */
  readonly region?: string;
  /**
   * What must hold before the mesh is created.
   * @default - nothing
   */
  readonly gates?: readonly PlanGate[];
}

type Resource = TerraformResource & { readonly specInput?: object };

/**
 * A mesh of App Mesh with its objects, in the shape and words of the App Mesh API.
 * Objects refer to one another by name. What is in this mesh becomes a reference, so that Terraform creates and destroys
 * in an order that App Mesh accepts; any other name is taken as an object that lives elsewhere. Add targets before what
 * names them.
 */
export class AppMesh extends Construct {
  /** Template: the mesh's name. */
  readonly meshName: string;
  private readonly added: AddedObjects;
  private readonly owner: string | undefined;
  private readonly registry: CloudMapRegistry | undefined;
  private readonly gates: readonly PlanGate[];
  private readonly nodes = new Map<string, AppmeshVirtualNode>();
  private readonly routers = new Map<string, AppmeshVirtualRouter>();
  private readonly services = new Map<string, AppmeshVirtualService>();
  private readonly gateways = new Map<string, AppmeshVirtualGateway>();
  private readonly listeners = new Map<Resource, readonly ListenerPort[]>();

  constructor(scope: Construct, id: string, { mesh, registry, region, gates = [] }: AppMeshProps) {
    super(scope, id);
    this.added = new AddedObjects(mesh, region);
    this.node.addValidation({ validate: () => this.added.problems() });
    this.owner = mesh.meshOwner;
    this.registry = registry;
    // What is in a mesh waits for it; where the mesh is not created here, the gates are waited for instead.
    this.gates = mesh.existing ? gates : [];
    this.meshName = mesh.existing ? escapeTemplate(mesh.meshName) : this.create(mesh, gates);
  }

  /** Renders a whole model, whatever the order of its objects. */
  static fromModel(scope: Construct, id: string, model: MeshModel, props: Omit<AppMeshProps, "mesh"> = {}): AppMesh {
    const mesh = new AppMesh(scope, id, { ...props, mesh: model.mesh });
    for (const node of model.virtualNodes) mesh.renderNode(node);
    for (const router of model.virtualRouters) mesh.renderRouter(router);
    for (const route of model.routes) mesh.renderRouteOf(route);
    for (const service of model.virtualServices) mesh.renderService(service);
    for (const gateway of model.virtualGateways) mesh.renderGateway(gateway);
    for (const route of model.gatewayRoutes) mesh.renderGatewayRouteOf(route);
    return mesh;
  }

  /** Template: name of a virtual node, whether it is made here or elsewhere. */
  nodeName(name: string): string {
    return nameIn(this.nodes, name);
  }

  /** Template: name of a virtual gateway, whether it is made here or elsewhere. */
  gatewayName(name: string): string {
    return nameIn(this.gateways, name);
  }

  /** Adds a virtual node. */
  addVirtualNode(node: VirtualNodeProps): AppmeshVirtualNode {
    return this.renderNode(this.added.add("virtualNodes", node));
  }

  /** Adds a virtual router. */
  addVirtualRouter(router: VirtualRouterProps): AppmeshVirtualRouter {
    return this.renderRouter(this.added.add("virtualRouters", router));
  }

  /** Adds a route to a virtual router. */
  addRoute(route: RouteProps): AppmeshRoute {
    return this.renderRouteOf(this.added.add("routes", route));
  }

  /** Adds a virtual service. */
  addVirtualService(service: VirtualServiceProps): AppmeshVirtualService {
    return this.renderService(this.added.add("virtualServices", service));
  }

  /** Adds a virtual gateway. */
  addVirtualGateway(gateway: VirtualGatewayProps): AppmeshVirtualGateway {
    return this.renderGateway(this.added.add("virtualGateways", gateway));
  }

  /** Adds a route to a virtual gateway. */
  addGatewayRoute(route: GatewayRouteProps): AppmeshGatewayRoute {
    return this.renderGatewayRouteOf(this.added.add("gatewayRoutes", route));
  }

  private renderNode(node: VirtualNode): AppmeshVirtualNode {
    const { virtualNodeName: name } = node;
    const registered = this.registry?.nameOf(node);
    const config = { ...this.common(name, node.tags), spec: renderVirtualNode(escapeTemplates(node), registered) };
    const resource = destroyedLast(new AppmeshVirtualNode(this, id("node", name), config));
    return this.keep(this.nodes, name, this.finish(resource, name));
  }

  private renderRouter({ virtualRouterName: name, spec, tags }: VirtualRouter): AppmeshVirtualRouter {
    const listener = [...(spec.listeners ?? [])].sort((a, b) => a.portMapping.port - b.portMapping.port);
    const config = { ...this.common(name, tags), spec: { listener } };
    const resource = destroyedLast(new AppmeshVirtualRouter(this, id("router", name), config));
    this.listeners.set(resource, listener);
    return this.keep(this.routers, name, this.finish(resource, name));
  }

  private renderRouteOf({ routeName: name, virtualRouterName: router, spec, tags }: Route): AppmeshRoute {
    const config = {
      ...this.common(name, tags),
      virtualRouterName: nameIn(this.routers, router),
      // Names of nodes are looked up as they are written; the references that replace them must not be escaped.
      spec: renderRoute(escapeTemplates(spec), (node) => this.nodeName(unescaped(node))),
    };
    const resource = new AppmeshRoute(this, id("route", router, name), config);
    this.follow(resource, this.routers.get(router), spec);
    return this.finish(resource, router, name);
  }

  private renderService({ virtualServiceName: name, spec: { provider }, tags }: VirtualService): AppmeshVirtualService {
    const { virtualNode: node, virtualRouter: router } = provider ?? {};
    const config = {
      ...this.common(name, tags),
      spec: {
        provider: provider && {
          virtualNode: node && { virtualNodeName: this.nodeName(node.virtualNodeName) },
          virtualRouter: router && { virtualRouterName: nameIn(this.routers, router.virtualRouterName) },
        },
      },
    };
    const resource = destroyedLast(new AppmeshVirtualService(this, id("service", name), config));
    return this.keep(this.services, name, this.finish(resource, name));
  }

  private renderGateway(gateway: VirtualGateway): AppmeshVirtualGateway {
    const { virtualGatewayName: name, tags } = gateway;
    const config = { ...this.common(name, tags), spec: renderVirtualGateway(escapeTemplates(gateway)) };
    const resource = new AppmeshVirtualGateway(this, id("gateway", name), config);
    this.listeners.set(resource, gateway.spec.listeners);
    return this.keep(this.gateways, name, this.finish(resource, name));
  }

  private renderGatewayRouteOf(route: GatewayRoute): AppmeshGatewayRoute {
    const { gatewayRouteName: name, virtualGatewayName: gateway, tags } = route;
    const config = {
      ...this.common(name, tags),
      virtualGatewayName: nameIn(this.gateways, gateway),
      spec: renderGatewayRoute(escapeTemplates(route), (service) => nameIn(this.services, unescaped(service))),
    };
    const resource = new AppmeshGatewayRoute(this, id("gateway-route", gateway, name), config);
    this.follow(resource, this.gateways.get(gateway), route.spec);
    return this.finish(resource, gateway, name);
  }

  /** Ties a route to the protocol of its listener, where router or gateway is made here. */
  private follow(route: Resource, parent: Resource | undefined, spec: RouteTerms): void {
    if (parent !== undefined) replacedWithListener(route, parent, this.listeners.get(parent) ?? [], spec);
  }

  private create({ meshName, spec, tags, share }: MeshObject, gates: readonly PlanGate[]): string {
    const resource = named(
      new AppmeshMesh(this, "mesh", { name: escapeTemplate(meshName), spec, tags: tagMap(escapeTemplates(tags)) }),
      meshName,
    );
    if (gates.length > 0) waitFor(resource, ...gates);
    if (share !== undefined) {
      new MeshShare(this, "share", { name: meshName, meshArn: reference(resource, "arn"), ...share });
    }
    return reference(resource, "name");
  }

  private common(name: string, tags: TagList | undefined) {
    return {
      name: escapeTemplate(name),
      meshName: this.meshName,
      meshOwner: this.owner,
      tags: tagMap(escapeTemplates(tags)),
    };
  }

  private finish<T extends Resource>(resource: T, ...nameParts: string[]): T {
    // The provider asks for the block even when there is nothing to say in it, and cdktf leaves empty blocks out.
    if (isEmpty(resource.specInput)) resource.addOverride("spec", {});
    if (this.gates.length > 0) waitFor(resource, ...this.gates);
    return named(resource, ...nameParts);
  }

  private keep<T>(kept: Map<string, T>, name: string, resource: T): T {
    kept.set(name, resource);
    return resource;
  }
}

function id(kind: string, ...names: string[]): string {
  return `${kind}-${logicalId(...names)}`;
}

/** A reference to the object of that name when it is made here, otherwise the name itself. */
function nameIn(made: ReadonlyMap<string, TerraformElement>, name: string): string {
  const resource = made.get(name);
  return resource === undefined ? escapeTemplate(name) : reference(resource, "name");
}

function isEmpty(spec: object | undefined): boolean {
  const present = Object.values(spec ?? {}).filter((value) => value !== undefined);
  return present.every((value) => Array.isArray(value) && value.length === 0);
}

function unescaped(text: string): string {
  return text.replaceAll("$${", "${").replaceAll("%%{", "%{");
}
