import { fitsFilters, UnknownFilter } from "../../world";
import type { FilterValues } from "../../world";
import { ProviderError } from "../diagnostic";
import type { Query } from "./data-source";

/**
 * Whether an object fits every tag and `filter` block of a query.
 * @throws ProviderError for a filter that the stand-in does not know
 */
export function fits(query: Query, values: FilterValues, tags: Readonly<Record<string, string>>): boolean {
  if (!query.map("tags").every(([key, value]) => Object.hasOwn(tags, key) && tags[key] === value)) return false;
  try {
    return fitsFilters(query.filters(), values, tags);
  } catch (error) {
    if (!(error instanceof UnknownFilter)) throw error;
    throw new ProviderError(
      `InvalidParameterValue: ${error.message}`,
      `The rehearsal answers these filters here: ${[...error.known, "tag:KEY", "tag-key"].join(", ")}.`,
    );
  }
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
