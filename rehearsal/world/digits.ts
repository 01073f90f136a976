import { createHash } from "node:crypto";

/** Hexadecimal digits that are always the same for the same texts: what AWS chooses at random, a scenario need not say. */
export function hexDigits(length: number, ...of: readonly string[]): string {
  return createHash("sha256").update(of.join("\n")).digest("hex").slice(0, length);
}
