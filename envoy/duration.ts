import type { Duration } from "../deployment";

/** App Mesh's duration in the form of protobuf's JSON: seconds with up to three decimals. */
export function seconds({ unit, value }: Duration): string {
  return unit === "s" ? `${value}s` : millis(value);
}

/** Milliseconds in the form of protobuf's JSON. */
export function millis(value: number): string {
  return `${value / 1000}s`;
}
