import { z } from "zod";
import {
  gatewayRouteSchema,
  meshSchema,
  routeSchema,
  tagListSchema,
  virtualGatewaySchema,
  virtualNodeSchema,
  virtualRouterSchema,
  virtualServiceSchema,
} from "../schema";
import type { MeshObjectKind } from "../mesh";

/** The seven kinds of App Mesh objects. */
export type ImportedKind = "mesh" | MeshObjectKind;

/** What is particular to a kind. */
export interface KindFacts {
  readonly kind: ImportedKind;
  /** The kind's name in CloudFormation and Kubernetes. */
  readonly title: string;
  /** Where its objects stand: in the answers of `list-*` and in a deployment's mesh. */
  readonly list: string;
  /** Key of its name. */
  readonly nameKey: string;
  /** Key of its parent's name, besides the mesh. */
  readonly parentKey?: string;
  /** Shape of an object in a deployment's mesh. */
  readonly schema: z.ZodObject;
  /** Its resource in Terraform. */
  readonly resource: string;
}

const mesh = z.strictObject({
  meshName: z.string(),
  spec: meshSchema.shape.spec,
  tags: tagListSchema.optional(),
});

/** Every kind; those with a parent come before their parent, whose name they hold as well. */
export const KINDS: readonly KindFacts[] = [
  {
    kind: "gatewayRoute",
    title: "GatewayRoute",
    list: "gatewayRoutes",
    nameKey: "gatewayRouteName",
    parentKey: "virtualGatewayName",
    schema: gatewayRouteSchema,
    resource: "aws_appmesh_gateway_route",
  },
  {
    kind: "route",
    title: "Route",
    list: "routes",
    nameKey: "routeName",
    parentKey: "virtualRouterName",
    schema: routeSchema,
    resource: "aws_appmesh_route",
  },
  {
    kind: "virtualNode",
    title: "VirtualNode",
    list: "virtualNodes",
    nameKey: "virtualNodeName",
    schema: virtualNodeSchema,
    resource: "aws_appmesh_virtual_node",
  },
  {
    kind: "virtualRouter",
    title: "VirtualRouter",
    list: "virtualRouters",
    nameKey: "virtualRouterName",
    schema: virtualRouterSchema,
    resource: "aws_appmesh_virtual_router",
  },
  {
    kind: "virtualService",
    title: "VirtualService",
    list: "virtualServices",
    nameKey: "virtualServiceName",
    schema: virtualServiceSchema,
    resource: "aws_appmesh_virtual_service",
  },
  {
    kind: "virtualGateway",
    title: "VirtualGateway",
    list: "virtualGateways",
    nameKey: "virtualGatewayName",
    schema: virtualGatewaySchema,
    resource: "aws_appmesh_virtual_gateway",
  },
  { kind: "mesh", title: "Mesh", list: "meshes", nameKey: "meshName", schema: mesh, resource: "aws_appmesh_mesh" },
];

/** The facts of a kind. */
export function factsOf(kind: ImportedKind): KindFacts {
  return KINDS.find((facts) => facts.kind === kind)!;
}
