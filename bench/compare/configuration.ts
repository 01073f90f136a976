/** A value of Terraform's JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One resource or data source of a synthesised stack. */
export interface Block {
  /** `aws_vpc.main`, `data.aws_region.current`. */
  readonly address: string;
  /** `aws_vpc`, `data.aws_region`. */
  readonly type: string;
  /** Arguments without CDKTF's metadata; preconditions only by their number, because their wording is each side's own. */
  readonly body: { readonly [key: string]: Json };
}

/** The resources and data sources of a stack. */
export interface Configuration {
  readonly blocks: readonly Block[];
  /** Data sources that nothing but check blocks read. */
  readonly onlyForChecks: readonly Block[];
  /** Names of the check blocks. */
  readonly checks: readonly string[];
}

type Named = Readonly<Record<string, Readonly<Record<string, Record<string, Json>>>>>;

/** Reads what a `cdk.tf.json` creates and looks up. */
export function configurationOf(text: string): Configuration {
  const {
    resource = {},
    data = {},
    check = {},
  } = JSON.parse(text) as { resource?: Named; data?: Named; check?: object };
  const all = [...blocksIn(resource, ""), ...blocksIn(data, "data.")];
  const others = (block: Block) => all.filter((other) => other !== block).map(({ raw }) => raw);
  const unread = new Set(
    all.filter(
      (block) =>
        block.type.startsWith("data.") &&
        mentions(JSON.stringify(check), block) &&
        !others(block).some((raw) => mentions(raw, block)),
    ),
  );
  return {
    blocks: all.filter((block) => !unread.has(block)),
    onlyForChecks: [...unread],
    checks: Object.keys(check),
  };
}

function mentions(text: string, { address }: Block): boolean {
  return text.includes(`${address}.`) || text.includes(`${address}[`);
}

function blocksIn(types: Named, prefix: string): (Block & { readonly raw: string })[] {
  return Object.entries(types).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { "//": _metadata, lifecycle, ...body }]) => ({
      address: `${prefix}${type}.${name}`,
      type: `${prefix}${type}`,
      body: { ...body, ...(lifecycle === undefined ? {} : { lifecycle: withoutWording(lifecycle) }) },
      raw: JSON.stringify([body, lifecycle]),
    })),
  );
}

function withoutWording(lifecycle: Json): Json {
  const { precondition, ...rest } = lifecycle as Record<string, Json>;
  return { ...rest, ...(Array.isArray(precondition) ? { preconditions: precondition.length } : {}) };
}
