import type { ParsedDocument, PathStep, Problem } from "../../document";

/** A value together with the place in a file where it stands. */
export interface Cursor {
  readonly document: ParsedDocument;
  readonly path: readonly PathStep[];
  readonly value: unknown;
}

/** A mapping as parsers make it. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Whether a value is a mapping, and not a list, a date or bytes. */
export function isMapping(value: unknown): value is Mapping {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The whole of a document. */
export function rootOf(document: ParsedDocument): Cursor {
  return { document, path: [], value: document.value };
}

/** What stands under a key of a mapping; undefined when there is no such key of its own, or nothing under it. */
export function child(cursor: Cursor, key: string): Cursor | undefined {
  if (!isMapping(cursor.value) || !Object.hasOwn(cursor.value, key)) return undefined;
  const value = cursor.value[key];
  return value === null || value === undefined ? undefined : step(cursor, key, value);
}

/** What stands under a chain of keys. */
export function descend(cursor: Cursor, ...keys: readonly string[]): Cursor | undefined {
  return keys.reduce<Cursor | undefined>((at, key) => (at === undefined ? undefined : child(at, key)), cursor);
}

/** Everything in a mapping, with its keys; nothing when it is none. */
export function entries(cursor: Cursor): [string, Cursor][] {
  if (!isMapping(cursor.value)) return [];
  return Object.entries(cursor.value).map(([key, value]) => [key, step(cursor, key, value)]);
}

/** The items of a list; nothing when it is none. */
export function items(cursor: Cursor): Cursor[] {
  if (!Array.isArray(cursor.value)) return [];
  return cursor.value.map((value: unknown, index) => step(cursor, index, value));
}

/** The text under a key; undefined when there is none. */
export function textAt(cursor: Cursor, key: string): string | undefined {
  const value = child(cursor, key)?.value;
  return typeof value === "string" ? value : undefined;
}

/** The same place with another value: what the value there came to. */
export function withValue(cursor: Cursor, value: unknown): Cursor {
  return { document: cursor.document, path: cursor.path, value };
}

/** A problem at a place. */
export function problemAt({ document, path }: Cursor, message: string, on?: "key" | "value"): Problem {
  return document.problemAt(path, message, on);
}

function step(cursor: Cursor, next: PathStep, value: unknown): Cursor {
  return { document: cursor.document, path: [...cursor.path, next], value };
}
