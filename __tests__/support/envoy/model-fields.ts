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
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Keys of `mesh` that are no fields of App Mesh's model: lists of objects, and what this product adds. */
const NO_FIELDS = new Set([
  "virtualNodes", "virtualRouters", "routes", "virtualServices", "virtualGateways", "gatewayRoutes",
  "discovery", "controlPlane", "envoy",
]); // prettier-ignore

/** The path of every field of the mesh model that has no fields inside it, from the schema itself. */
export function modelFields(): string[] {
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
    return leaves(json, kind).filter((path) => kind !== "mesh" || !NO_FIELDS.has(path.split(/[.[]/)[1]!));
  });
}

function leaves({ properties, items }: JsonSchema, path: string): string[] {
  if (items !== undefined) return leaves(items, `${path}[]`);
  if (properties === undefined) return [path];
  return Object.entries(properties).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}
