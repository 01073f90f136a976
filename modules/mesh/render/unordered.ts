/**
 * A list whose order means nothing, in an order that does not depend on how it was written: reordering a file must not
 * change a byte of the output.
 */
export function unordered<T>(items: readonly T[]): T[] {
  const keyed = items.map((item) => ({ item, key: JSON.stringify(item, sortedKeys) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}

/** The same for a list that may be absent. */
export function unorderedOrAbsent<T>(items: readonly T[] | undefined): T[] | undefined {
  return items === undefined ? undefined : unordered(items);
}

/** The keys of a mapping, too, may be written in any order. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
