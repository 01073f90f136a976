/** The parts of a synthesised stack that tests are written for. */
export interface StackJson {
  readonly data?: Blocks;
  readonly resource?: Blocks;
  readonly check?: Readonly<Record<string, { readonly data?: Blocks }>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A data source of a stack, also of a check's own. */
export interface DataSource {
  readonly type: string;
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Every data source, by address. */
export function dataSourcesOf({ data = {}, check = {} }: StackJson): DataSource[] {
  const scoped = Object.values(check).flatMap((each) => (each.data === undefined ? [] : [each.data]));
  return [data, ...scoped]
    .flatMap((blocks) =>
      Object.entries(blocks).flatMap(([type, byName]) =>
        Object.entries(byName).map(([name, values]) => ({ type, name, arguments: values })),
      ),
    )
    .sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
}

export function addressOf({ type, name }: Pick<DataSource, "type" | "name">): string {
  return `data.${type}.${name}`;
}

/** The gates of a stack by name, sorted. */
export function gatesOf({ resource = {} }: StackJson): { readonly rule: string; readonly subject: string }[] {
  return Object.keys(resource["terraform_data"] ?? {})
    .sort()
    .flatMap((name) => {
      const match = /^(OM-[A-Z]\d{3})_(.+)$/.exec(name);
      return match === null ? [] : [{ rule: match[1]!, subject: match[2]! }];
    });
}
