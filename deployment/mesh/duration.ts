import type { Duration } from "../schema";

/** Turns `500ms`, `15s` or `2m` into App Mesh's duration, in the largest unit that holds it exactly. */
export function toDuration(text: string): Duration {
  const millis = toMillis(text);
  return millis % 1000 === 0 ? { unit: "s", value: millis / 1000 } : { unit: "ms", value: millis };
}

/** Turns `500ms`, `15s` or `2m` into milliseconds. */
export function toMillis(text: string): number {
  const match = /^(\d+)(ms|s|m)$/.exec(text);
  if (match === null) throw new RangeError(`${JSON.stringify(text)} is not a duration`);
  const factor = { ms: 1, s: 1000, m: 60_000 }[match[2] as "ms" | "s" | "m"];
  return Number(match[1]) * factor;
}
