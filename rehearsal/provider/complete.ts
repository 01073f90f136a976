import type { BlockSchema, NestedBlockSchema } from "../schema";
import type { ObjectValue, Value } from "./values";

/** An object with every attribute and block of its schema: what is not given is null or, for blocks, empty. */
export function completeObject(block: BlockSchema, given: ObjectValue): ObjectValue {
  const result: Record<string, Value> = {};
  for (const name of Object.keys(block.attributes)) result[name] = given[name] ?? null;
  for (const [name, nested] of Object.entries(block.blocks)) result[name] = given[name] ?? emptyBlock(nested);
  return result;
}

function emptyBlock(nested: NestedBlockSchema): Value {
  return nested.nesting === "single" ? null : [];
}
