import { listed } from "../document";
import type { Hop } from "../rules";

/** What services reach outside the Outpost, one line for each hop, no wider than `width` where words allow it. */
export function renderHops(hops: readonly Hop[], width = 80): string[] {
  const everybody = new Set(hops.flatMap(({ takers }) => takers));
  const reachesWidth = Math.max(0, ...hops.map(({ reaches }) => reaches.length));
  return hops.map(({ rule, reaches, takers }) => {
    const head = `  ${rule}  ${reaches.padEnd(reachesWidth)}  `;
    return `${head}${takers.length === everybody.size ? "all" : fitting(takers, everybody.size, width - head.length)}`;
  });
}

/** What services reach outside the Outpost, in one sentence. */
export function summariseHops(hops: readonly Hop[]): string {
  return listed(hops.map(({ reaches }) => reaches.split(":")[0]!));
}

/** As many names as fit, and how many are left out; where not even one fits, how many there are. */
function fitting(names: readonly string[], all: number, width: number): string {
  for (let count = names.length; count > 0; count--) {
    const text = listed(names, count);
    if (text.length <= width) return text;
  }
  return `${names.length} of ${all}`;
}
