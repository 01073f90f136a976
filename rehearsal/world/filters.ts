/** A filter of the EC2 API: a name, and values of which one has to fit. */
export interface Filter {
  readonly name: string;
  readonly values: readonly string[];
}

/** Values that an object has under each filter name of the EC2 API. */
export type FilterValues = Readonly<Record<string, string | readonly string[]>>;

/** A filter that the API has not got, or that nobody has described for a rehearsal. */
export class UnknownFilter extends Error {
  override readonly name = "UnknownFilter";
  constructor(
    readonly filter: string,
    readonly known: readonly string[],
  ) {
    super(`The filter '${filter}' is invalid`);
  }
}

/**
 * Whether an object fits every filter, as the EC2 API decides it: `tag:KEY` and `tag-key` included.
 * @throws UnknownFilter for a name without a value
 */
export function fitsFilters(
  filters: readonly Filter[],
  values: FilterValues,
  tags: Readonly<Record<string, string>>,
): boolean {
  return filters.every(({ name, values: wanted }) => {
    if (name === "tag-key") return wanted.some((key) => Object.hasOwn(tags, key));
    const own = name.startsWith("tag:") ? tagOf(tags, name.slice("tag:".length)) : valuesOf(values, name);
    return own.some((value) => wanted.some((pattern) => matches(pattern, value)));
  });
}

function tagOf(tags: Readonly<Record<string, string>>, key: string): readonly string[] {
  return Object.hasOwn(tags, key) ? [tags[key]!] : [];
}

function valuesOf(values: FilterValues, name: string): readonly string[] {
  if (!Object.hasOwn(values, name)) throw new UnknownFilter(name, Object.keys(values).sort());
  const value = values[name]!;
  return typeof value === "string" ? [value] : value;
}

/** The EC2 API's wildcards: `*` for any text, `?` for one character. */
function matches(pattern: string, value: string): boolean {
  // A run of stars means what one does, and would take a regular expression for ever.
  const source = pattern
    .replace(/\*+/g, "*")
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}
