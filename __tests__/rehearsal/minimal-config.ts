import type { BlockSchema, TerraformType } from "../../rehearsal/schema";

/** The least that a block's schema asks for: required arguments and one of each required block. */
export function minimalConfig(block: BlockSchema): Record<string, unknown> {
  const attributes = Object.entries(block.attributes)
    .filter(([, { required }]) => required)
    .map(([name, { type }]) => [name, exampleOf(type)]);
  const blocks = Object.entries(block.blocks)
    .filter(([, { minItems }]) => minItems === 1)
    .map(([name, nested]) => [name, [minimalConfig(nested.block)]]);
  return Object.fromEntries([...attributes, ...blocks]) as Record<string, unknown>;
}

function exampleOf(type: TerraformType): unknown {
  if (type === "number") return 1;
  if (type === "bool") return true;
  if (typeof type === "string") return "example";
  if (type[0] === "object") {
    return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, exampleOf(inner)]));
  }
  if (type[0] === "tuple") return type[1].map(exampleOf);
  return type[0] === "map" ? { key: exampleOf(type[1]) } : [exampleOf(type[1])];
}
