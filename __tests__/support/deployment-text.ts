import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./cli";

/** The main example's text with some of it replaced; each replacement must hit. */
export function ordersWith(...replacements: readonly (readonly [string, string])[]): string {
  const original = readFileSync(join(ROOT, "deployments/orders.yaml"), "utf8");
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the example no longer holds ${JSON.stringify(from)}`);
    return text.replace(from, to);
  }, original);
}
