import { withValue } from "../cursor";
import { nameOf } from "../arn";
import type { Dialect } from "../translate";

/** Keys of the API under which another object's name stands. */
export const NAME_KEYS: ReadonlySet<string> = new Set([
  "meshName",
  "virtualNode",
  "virtualNodeName",
  "virtualRouterName",
  "virtualServiceName",
  "virtualGatewayName",
  "routeName",
  "gatewayRouteName",
]);

/** The API's own JSON: its keys are the schema's. */
export const apiDialect: Dialect = {
  spelling: { of: (key) => [key] },
  resolve: (cursor, key, wanted) =>
    wanted === "text" && NAME_KEYS.has(key) && typeof cursor.value === "string"
      ? withValue(cursor, nameOf(cursor.value))
      : cursor,
};
