/** Whether a parsed JSON value is an object, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A key of a parsed JSON object; undefined for a key that it only inherits, such as `constructor`. */
export function own(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;
}

/** Largest text that is looked into. */
const MAX_TEXT = 100_000;

/** The object or list that a text holds; undefined for every other text. */
export function parsedJson(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text) || text.length > MAX_TEXT) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
