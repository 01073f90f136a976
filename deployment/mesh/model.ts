import type { TagList, VirtualGateway, VirtualNode, VirtualRouter, VirtualService } from "../schema";
import type { GatewayRoute, IpPreference, Route } from "../schema";

/**
 * The mesh as data, in the shape and words of the App Mesh API (version 2019-01-25), free of any control plane.
 * A control plane renders it: as aws_appmesh_* resources or as Envoy configuration. Lists of objects are sorted by
 * (parent, name).
 */
export interface MeshModel {
  readonly mesh: MeshObject;
  readonly virtualNodes: readonly VirtualNode[];
  readonly virtualRouters: readonly VirtualRouter[];
  readonly routes: readonly Route[];
  readonly virtualServices: readonly VirtualService[];
  readonly virtualGateways: readonly VirtualGateway[];
  readonly gatewayRoutes: readonly GatewayRoute[];
}

export interface MeshObject {
  readonly meshName: string;
  /** Account that owns a mesh shared with this one. */
  readonly meshOwner?: string;
  /** The mesh lives elsewhere: it is referred to, not created. */
  readonly existing: boolean;
  readonly spec: {
    readonly egressFilter?: { readonly type: "DROP_ALL" | "ALLOW_ALL" };
    readonly serviceDiscovery?: { readonly ipPreference?: IpPreference };
  };
  readonly tags?: TagList;
  /** With whom the mesh is shared through AWS RAM. */
  readonly share?: { readonly principals: readonly string[]; readonly allowExternalPrincipals: boolean };
}

/** The kinds of objects in a mesh, in the words of the App Mesh API. */
export type MeshObjectKind =
  "virtualNode" | "virtualRouter" | "route" | "virtualService" | "virtualGateway" | "gatewayRoute";

/** What tells one object of a mesh from every other: its kind, its parent's name and its own. */
export interface MeshObjectKey {
  readonly kind: MeshObjectKind;
  /** Router of a route, gateway of a gateway route. */
  readonly parent?: string;
  readonly name: string;
}

/** The keys of all objects of a mesh, in the order of the model. */
export function meshObjectKeys(model: Omit<MeshModel, "mesh">): MeshObjectKey[] {
  return [
    ...model.virtualNodes.map(({ virtualNodeName: name }) => ({ kind: "virtualNode" as const, name })),
    ...model.virtualRouters.map(({ virtualRouterName: name }) => ({ kind: "virtualRouter" as const, name })),
    ...model.routes.map(({ virtualRouterName: parent, routeName: name }) => ({ kind: "route" as const, parent, name })),
    ...model.virtualServices.map(({ virtualServiceName: name }) => ({ kind: "virtualService" as const, name })),
    ...model.virtualGateways.map(({ virtualGatewayName: name }) => ({ kind: "virtualGateway" as const, name })),
    ...model.gatewayRoutes.map(({ virtualGatewayName: parent, gatewayRouteName: name }) => ({
      kind: "gatewayRoute" as const,
      parent,
      name,
    })),
  ];
}
