import type { TagList } from "../../../deployment";

/** Tags in the provider's form. */
export function tagMap(tags: TagList | undefined): Record<string, string> | undefined {
  if (tags === undefined || tags.length === 0) return undefined;
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}
