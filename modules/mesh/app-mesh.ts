import { AppmeshMesh } from "@cdktf/provider-aws/lib/appmesh-mesh";
import { AppmeshRoute } from "@cdktf/provider-aws/lib/appmesh-route";
import { AppmeshVirtualNode } from "@cdktf/provider-aws/lib/appmesh-virtual-node";
import { AppmeshVirtualRouter } from "@cdktf/provider-aws/lib/appmesh-virtual-router";
import { AppmeshVirtualService } from "@cdktf/provider-aws/lib/appmesh-virtual-service";
import { Construct } from "constructs";
import type { MeshModel, Route, VirtualNode, VirtualRouter, VirtualService } from "../../deployment";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { CloudMapRegistry } from "./cloud-map";
import { nodeConfig } from "./node-config";
import { routeConfig } from "./route-config";

export interface AppMeshProps {
  readonly model: MeshModel;
  /** The registry that this deployment makes; undefined when names are kept elsewhere. */
  readonly registry: CloudMapRegistry | undefined;
  /** What must hold before the mesh is created. */
  readonly gates: readonly PlanGate[];
}

/** The mesh model rendered for the control plane App Mesh. */
export class AppMesh extends Construct {
  /** Template: the mesh's name. */
  readonly meshName: string;
  private readonly nodes = new Map<string, AppmeshVirtualNode>();
  private readonly routers = new Map<string, AppmeshVirtualRouter>();

  constructor(scope: Construct, id: string, { model, registry, gates }: AppMeshProps) {
    super(scope, id);
    this.meshName = this.mesh(model, gates);
    for (const node of model.virtualNodes) this.addNode(node, registry, model.mesh.existing ? gates : []);
    for (const router of model.virtualRouters) this.addRouter(router, model.mesh.existing ? gates : []);
    for (const route of model.routes) this.addRoute(route);
    for (const service of model.virtualServices) this.addService(service);
  }

  /** Template: name of a virtual node. */
  nodeName(name: string): string {
    return reference(this.nodes.get(name)!, "name");
  }

  /** The virtual node's resource, for what must wait for it. */
  nodeResource(name: string): AppmeshVirtualNode {
    return this.nodes.get(name)!;
  }

  private mesh({ mesh }: MeshModel, gates: readonly PlanGate[]): string {
    if (mesh.existing) return mesh.meshName;
    const resource = new AppmeshMesh(this, "mesh", {
      name: mesh.meshName,
      spec: {
        egressFilter: { type: mesh.spec.egressFilter.type },
        serviceDiscovery: { ipPreference: mesh.spec.serviceDiscovery.ipPreference },
      },
    });
    waitFor(resource, ...gates);
    return reference(named(resource, mesh.meshName), "name");
  }

  private addNode(node: VirtualNode, registry: CloudMapRegistry | undefined, gates: readonly PlanGate[]): void {
    const { serviceDiscovery } = node.spec;
    const discovery =
      "awsCloudMap" in serviceDiscovery && registry !== undefined
        ? {
            awsCloudMap: {
              namespaceName: registry.namespaceName,
              serviceName: registry.serviceNameOf(node.virtualNodeName),
            },
          }
        : serviceDiscovery;
    const resource = new AppmeshVirtualNode(this, `node-${node.virtualNodeName}`, {
      meshName: this.meshName,
      name: node.virtualNodeName,
      spec: nodeConfig(node, discovery),
    });
    if (gates.length > 0) waitFor(resource, ...gates);
    this.nodes.set(node.virtualNodeName, named(resource, node.virtualNodeName));
  }

  private addRouter(router: VirtualRouter, gates: readonly PlanGate[]): void {
    const resource = new AppmeshVirtualRouter(this, `router-${router.virtualRouterName}`, {
      meshName: this.meshName,
      name: router.virtualRouterName,
      spec: { listener: router.spec.listeners.map(({ portMapping }) => ({ portMapping: { ...portMapping } })) },
    });
    if (gates.length > 0) waitFor(resource, ...gates);
    this.routers.set(router.virtualRouterName, named(resource, router.virtualRouterName));
  }

  private addRoute({ routeName, virtualRouterName, spec }: Route): void {
    const resource = new AppmeshRoute(this, `route-${virtualRouterName}-${routeName}`, {
      meshName: this.meshName,
      name: routeName,
      virtualRouterName: reference(this.routers.get(virtualRouterName)!, "name"),
      spec: routeConfig(spec, (node) => this.nodeName(node)),
    });
    named(resource, virtualRouterName, routeName);
  }

  private addService({ virtualServiceName, spec: { provider } }: VirtualService): void {
    const served =
      "virtualRouter" in provider
        ? {
            virtualRouter: {
              virtualRouterName: reference(this.routers.get(provider.virtualRouter.virtualRouterName)!, "name"),
            },
          }
        : { virtualNode: { virtualNodeName: this.nodeName(provider.virtualNode.virtualNodeName) } };
    const resource = new AppmeshVirtualService(this, `service-${virtualServiceName}`, {
      meshName: this.meshName,
      name: virtualServiceName,
      spec: { provider: served },
    });
    named(resource, virtualServiceName);
  }
}
