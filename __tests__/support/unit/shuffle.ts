/** A small generator of numbers below 1 that repeats itself for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The items in another order, decided by `next`. */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/**
 * The same value with the keys of every mapping in another order.
 * @param mayReorder which lists have no order of their own, by their path such as `services.desk.calls`
 */
export function reordered<T>(value: T, seed: number, mayReorder: (path: string) => boolean = () => false): T {
  const next = random(seed);
  const visit = (each: unknown, path: string): unknown => {
    if (Array.isArray(each)) {
      const items = each.map((item: unknown) => visit(item, `${path}[]`));
      return mayReorder(path) ? shuffled(items, next) : items;
    }
    if (typeof each !== "object" || each === null) return each;
    const entries = Object.entries(each).map(
      ([key, item]) => [key, visit(item, path === "" ? key : `${path}.${key}`)] as const,
    );
    return Object.fromEntries(shuffled(entries, next));
  };
  return visit(value, "") as T;
}
