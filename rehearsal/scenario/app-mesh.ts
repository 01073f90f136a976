import { z } from "zod";

const tags = z.array(
  z.strictObject({
    key: z.string().describe("Name of the tag."),
    value: z.string().default("").describe("Value of the tag."),
  }),
);

/** An object as an answer holds it. What else AWS puts into one is let in, so that answers can be pasted. */
const object = <T extends string, P extends string = never>(nameKey: T, parentKey?: P) =>
  z.looseObject({
    meshName: z.string().describe("Name of the mesh."),
    [nameKey]: z.string().describe("Name of the object."),
    ...(parentKey === undefined ? {} : { [parentKey]: z.string().describe("Name of what it belongs to.") }),
    spec: z.looseObject({}).describe("Its spec, in the words of the API."),
    metadata: z.looseObject({}).optional().describe("What AWS keeps of it: arn, uid, meshOwner, createdAt, …"),
    tags: tags.optional().describe("Its tags, which AWS answers apart, to `list-tags-for-resource`. Default: none."),
  });

/** One App Mesh object, as `aws appmesh describe-*` prints it. */
const answer = z
  .strictObject({
    mesh: object("meshName").optional().describe("A mesh."),
    virtualNode: object("virtualNodeName").optional().describe("A virtual node."),
    virtualRouter: object("virtualRouterName").optional().describe("A virtual router."),
    route: object("routeName", "virtualRouterName").optional().describe("A route of a virtual router."),
    virtualService: object("virtualServiceName").optional().describe("A virtual service."),
    virtualGateway: object("virtualGatewayName").optional().describe("A virtual gateway."),
    gatewayRoute: object("gatewayRouteName", "virtualGatewayName")
      .optional()
      .describe("A gateway route of a virtual gateway."),
  })
  .refine((value) => Object.values(value).filter((each) => each !== undefined).length === 1, {
    error: "one object a list item is expected: mesh, virtualNode, virtualRouter, route, virtualService, …",
  });

/** The App Mesh objects of a world. */
export const appMeshSchema = z.array(answer);

/** Kinds of App Mesh objects, with the keys of the API under which their names stand. */
export const APP_MESH_KINDS = {
  mesh: ["meshName"],
  virtualNode: ["virtualNodeName"],
  virtualRouter: ["virtualRouterName"],
  route: ["virtualRouterName", "routeName"],
  virtualService: ["virtualServiceName"],
  virtualGateway: ["virtualGatewayName"],
  gatewayRoute: ["virtualGatewayName", "gatewayRouteName"],
} as const;

export type AppMeshKind = keyof typeof APP_MESH_KINDS;

/** The kind and the names of an object, which tell it from every other. */
export function meshObjectNames(one: z.infer<typeof answer>): string[] {
  return Object.entries(one).flatMap(([kind, object]) => {
    if (object === undefined) return [];
    const texts = object as Readonly<Record<string, unknown>>;
    return [kind, String(texts["meshName"]), ...APP_MESH_KINDS[kind as AppMeshKind].map((key) => String(texts[key]))];
  });
}
