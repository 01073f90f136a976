import { createHash } from "node:crypto";

/** Longest name of an IAM role (IAM user guide, quotas) and of an event rule (EventBridge API reference, PutRule). */
export const MAX_NAME = 64;

/** A name of its parts. One that is too long is cut and told from others by eight digits of a hash. */
export function boundedName(...parts: readonly string[]): string {
  const name = parts.join("-");
  if (name.length <= MAX_NAME) return name;
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8);
  return `${name.slice(0, MAX_NAME - hash.length - 1).replace(/-+$/, "")}-${hash}`;
}
