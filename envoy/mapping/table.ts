import type { Mapping } from "./mapping";
import { MESH_FIELDS } from "./mesh";
import { ROUTE_FIELDS } from "./routes";
import { VIRTUAL_GATEWAY_FIELDS } from "./virtual-gateway";
import { VIRTUAL_NODE_FIELDS } from "./virtual-node";

/** Every field of the mesh model by the kind of object that it belongs to, with what becomes of it in Envoy. */
export const MAPPINGS: Readonly<Record<string, readonly Mapping[]>> = {
  "The mesh": MESH_FIELDS,
  "Virtual nodes": VIRTUAL_NODE_FIELDS,
  "Virtual routers, routes and virtual services": ROUTE_FIELDS,
  "Virtual gateways and gateway routes": VIRTUAL_GATEWAY_FIELDS,
};
