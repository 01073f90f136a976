import { ProviderError } from "../diagnostic";
import type { Query } from "./data-source";

/** The values that an object has under each filter name of the EC2 API. */
export type FilterValues = Readonly<Record<string, string>>;

/**
 * Whether an object fits every argument, tag and `filter` block of a query.
 * @throws ProviderError for a filter that the stand-in does not know
 */
export function fits(query: Query, values: FilterValues, tags: Readonly<Record<string, string>>): boolean {
  if (!query.map("tags").every(([key, value]) => tags[key] === value)) return false;
  return query.filters().every(({ name, values: wanted }) => {
    if (name === "tag-key") return wanted.some((key) => key in tags);
    const value = name.startsWith("tag:") ? tags[name.slice("tag:".length)] : filterValue(values, name);
    return value !== undefined && wanted.some((pattern) => matches(pattern, value));
  });
}

function filterValue(values: FilterValues, name: string): string {
  const value = values[name];
  if (value !== undefined) return value;
  throw new ProviderError(
    `InvalidParameterValue: The filter '${name}' is invalid`,
    `The rehearsal answers these filters here: ${Object.keys(values).sort().join(", ")}, tag:KEY, tag-key.`,
  );
}

/** The EC2 API's wildcards: `*` for any text, `?` for one character. */
function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(value);
}

/**
 * The one object that fits.
 * @throws ProviderError when it is none or several, in the words of the AWS provider's singular data sources
 */
export function single<T>(kind: string, found: readonly T[]): T {
  if (found.length > 1) {
    throw new ProviderError(
      `multiple ${kind}s matched; use additional constraints to reduce matches to a single ${kind}`,
    );
  }
  const [only] = found;
  if (only === undefined) throw new ProviderError(`no matching ${kind} found`);
  return only;
}
