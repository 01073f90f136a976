import { z } from "zod";
import {
  gatewayRouteSchema,
  meshSchema,
  routeSchema,
  virtualGatewaySchema,
  virtualNodeSchema,
  virtualRouterSchema,
  virtualServiceSchema,
} from "../../../deployment";

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Keys of `mesh` that are no fields of App Mesh's model: lists of objects, and what this product adds. */
const NO_FIELDS = new Set([
  "virtualNodes", "virtualRouters", "routes", "virtualServices", "virtualGateways", "gatewayRoutes",
  "discovery", "controlPlane", "envoy",
]); // prettier-ignore

/** A field of the mesh model that has no fields inside it. */
export interface ModelField {
  /** In the words of the App Mesh API; `[]` is every item of a list. */
  readonly path: string;
  readonly type: string | undefined;
  /** The words that it may hold, where it may hold no others. */
  readonly words: readonly string[] | undefined;
}

/** Every field of the mesh model that has no fields inside it, from the schema itself. */
export function modelFields(): ModelField[] {
  const kinds = {
    mesh: meshSchema,
    virtualNode: virtualNodeSchema,
    virtualRouter: virtualRouterSchema,
    route: routeSchema,
    virtualService: virtualServiceSchema,
    virtualGateway: virtualGatewaySchema,
    gatewayRoute: gatewayRouteSchema,
  };
  return Object.entries(kinds).flatMap(([kind, schema]) => {
    const json = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
    return leaves(json, kind).filter(({ path }) => kind !== "mesh" || !NO_FIELDS.has(path.split(/[.[]/)[1]!));
  });
}

function leaves(schema: JsonSchema, path: string): ModelField[] {
  const { properties, items, type, enum: words } = schema;
  if (items !== undefined) return leaves(items, `${path}[]`);
  if (properties === undefined) return [{ path, type, words }];
  return Object.entries(properties).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}

/** Whether a path is that of a field or of something that the field is inside of. */
export function covers(path: string, field: string): boolean {
  return field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[]`);
}
