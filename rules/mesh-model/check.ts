import type { Duration } from "../../deployment";
import type { Violation } from "../rule";
import type { Path } from "./placed";

/** The keys of a union that are given. */
export function given(union: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(union).filter((key) => union[key] !== undefined);
}

/** A violation unless exactly one key of a union is given. */
export function* exactlyOne(
  what: string,
  union: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  path: Path,
): Iterable<Violation> {
  const found = given(union).filter((key) => keys.includes(key));
  if (found.length === 1) return;
  const has = found.length === 0 ? "gives none" : `gives ${listOf(found, "and")}`;
  yield { path, message: `${what} ${has}; exactly one of ${listOf(keys, "and")} must be given.` };
}

/** A violation when a number is outside a range, both ends included. */
export function* inRange(
  what: string,
  value: number | undefined,
  [min, max]: readonly [number, number],
  path: Path,
): Iterable<Violation> {
  if (value === undefined || (value >= min && value <= max)) return;
  yield { path, message: `${what} is ${value}; ${rangeWords(min, max)} is allowed.` };
}

/** A violation when a text is too short or too long. */
export function* hasLength(
  what: string,
  text: string | undefined,
  [min, max]: readonly [number, number],
  path: Path,
): Iterable<Violation> {
  if (text === undefined || (text.length >= min && text.length <= max)) return;
  const is = text.length === 0 ? "is empty" : `has ${text.length} characters (${cut(text)})`;
  const allowed = max === Infinity ? `${min} or more` : `${min} to ${max}`;
  yield { path, message: `${what} ${is}; ${allowed} are allowed.` };
}

/** A violation when a list is too short or too long. */
export function* hasCount(
  what: string,
  list: readonly unknown[] | undefined,
  [min, max]: readonly [number, number],
  path: Path,
): Iterable<Violation> {
  if (list === undefined || (list.length >= min && list.length <= max)) return;
  const allowed = max === Infinity ? `${min} or more` : `${min} to ${max}`;
  yield { path, message: `${what}: ${list.length} given; ${allowed} allowed.` };
}

/** A text in quotes, cut when it is long, so that messages stay readable. */
export function cut(text: string): string {
  return JSON.stringify(text.length <= 60 ? text : `${text.slice(0, 57)}...`);
}

/** `a, b and c`. */
export function listOf(words: readonly string[], conjunction: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)!}`;
}

/** Milliseconds of a duration. */
export function millisOf({ unit, value }: Duration): number {
  return unit === "s" ? value * 1000 : value;
}

/** `15s`, `500ms`. */
export function durationText({ unit, value }: Duration): string {
  return `${value}${unit}`;
}

function rangeWords(min: number, max: number): string {
  return max === Infinity ? `${min} or more` : `${min} to ${max}`;
}
