import type { AttributeSchema, BlockSchema, NestedBlockSchema, ProviderSchema } from "../schema";

const NESTING = { single: 1, list: 2, set: 3 } as const;

/** A schema in the shape in which the protocol carries it. */
export function wireSchema(schema: ProviderSchema): object {
  return {
    provider: wire(schema.provider),
    resource_schemas: mapValues(schema.resources, wire),
    data_source_schemas: mapValues(schema.dataSources, wire),
    diagnostics: [],
    // Without it Terraform asks for the whole schema before every single operation.
    server_capabilities: { plan_destroy: false, get_provider_schema_optional: true },
  };
}

function wire(block: BlockSchema): object {
  return { version: 0, block: wireBlock(block) };
}

function wireBlock(block: BlockSchema): object {
  return {
    version: 0,
    attributes: Object.entries(block.attributes).map(wireAttribute),
    block_types: Object.entries(block.blocks).map(wireNested),
  };
}

function wireAttribute([name, { type, ...flags }]: [string, AttributeSchema]): object {
  return { name, type: Buffer.from(JSON.stringify(type)), ...flags };
}

function wireNested([name, nested]: [string, NestedBlockSchema]): object {
  return {
    type_name: name,
    block: wireBlock(nested.block),
    nesting: NESTING[nested.nesting],
    min_items: nested.minItems ?? 0,
    max_items: nested.maxItems ?? 0,
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value)]));
}
