import type { BlockSchema, NestedBlockSchema, TerraformType } from "../schema";
import type { ObjectValue, Value } from "./values";
import { isList, isObject, Unknown } from "./values";

/** An object with every attribute and block of its schema: what is not given is null or, for blocks, empty. */
export function completeObject(block: BlockSchema, given: ObjectValue): ObjectValue {
  const result: Record<string, Value> = {};
  for (const [name, { type }] of Object.entries(block.attributes)) result[name] = conform(type, given[name] ?? null);
  for (const [name, nested] of Object.entries(block.blocks)) result[name] = given[name] ?? emptyBlock(nested);
  return result;
}

/** The value with exactly the attributes of its type, in all objects inside it. */
function conform(type: TerraformType, value: Value): Value {
  if (value === null || value instanceof Unknown || typeof type === "string" || type[0] === "tuple") return value;
  if (type[0] === "object") {
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(type[1]).map(([name, inner]) => [name, conform(inner, value[name] ?? null)]),
    );
  }
  const [, inner] = type;
  if (isList(value)) return value.map((item) => conform(inner, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, conform(inner, item)]));
}

function emptyBlock(nested: NestedBlockSchema): Value {
  return nested.nesting === "single" ? null : [];
}
