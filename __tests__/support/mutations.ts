import { parseAllDocuments, stringify } from "yaml";
import type { ShortForms } from "../../document";
import { tagsOf } from "../../document/thorough/tags";

/** Numbers from 0 to 1, the same series on every run. */
export type Random = () => number;

/** A small generator of numbers (mulberry32) that gives the same series for the same seed. */
export function series(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

const KEYS = [
  "__proto__", "constructor", "toString", "hasOwnProperty", "name", "spec", "", "a b", "Ω", "x".repeat(300), "0", "mesh", "services",
]; // prettier-ignore

const deep = (levels: number): unknown => (levels === 0 ? "x" : { a: deep(levels - 1) });

const VALUES: readonly unknown[] = [
  null, true, false, 0, -1, 1e308, -1e308, Number.MAX_SAFE_INTEGER, 2 ** 63, 0.5, 5e-324, "", "x", "${a}", "%{if}",
  "\u001b[31m", "\u0000", "\ud800", "\u2028", "10.0.0.0/33", "9".repeat(1000), "__proto__", [], {}, [[[]]], [null], deep(20),
  deep(100), ["a", "a"], { a: null }, Array.from({ length: 200 }, () => ({})),
]; // prettier-ignore

const SPLICES = [
  "&a ", "*a", "*nowhere", "!!binary ", "!!set ", "!x ", "<<: *a\n", "? ", "- ", "{", "}", "[", "]", ": ", "\t", "\n", "#", "'", '"',
  "|", ">", "\u2028", "\u0000", "\ud800", "---\n", "...\n", "%YAML 1.1\n", "__proto__: 1\n", '"__proto__": {}, ', "constructor: {}\n",
  "99999999999999999999", "1e999", ".inf", ".nan", "0x1f", "2026-01-01", "[".repeat(300), "- ".repeat(200), "{a: ".repeat(70),
  "&b [*b]", "&c {d: *c}",
]; // prettier-ignore

/** What a format adds to keys, values and pieces of text that may land anywhere. */
export interface Material {
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly splices?: readonly string[];
  /** Tags that the format's YAML has. */
  readonly shortForms?: ShortForms;
}

/** Changes one place of a tree: takes it away, puts something else there, doubles it or gives it another key. */
function mutate(random: Random, node: unknown, material: Required<Omit<Material, "shortForms">>): unknown {
  const value = () => pick(random, material.values);
  if (typeof node !== "object" || node === null || random() < 0.12) return value();
  if (Array.isArray(node)) {
    if (node.length === 0) return [value()];
    const at = Math.floor(random() * node.length);
    if (random() < 0.15) return [...node, ...node];
    if (random() < 0.15) return node.filter((_, index) => index !== at);
    return node.map((item: unknown, index) => (index === at ? mutate(random, item, material) : item));
  }
  const entries = Object.entries(node);
  if (entries.length === 0 || random() < 0.1)
    return Object.fromEntries([...entries, [pick(random, material.keys), value()]]);
  const at = Math.floor(random() * entries.length);
  const [key, item] = entries[at]!;
  if (random() < 0.1) return Object.fromEntries(entries.filter((_, index) => index !== at));
  const changed = random() < 0.1 ? [pick(random, material.keys), item] : [key, mutate(random, item, material)];
  return Object.fromEntries([...entries.slice(0, at), changed, ...entries.slice(at + 1)]);
}

/** Changes the text itself: cuts, repeats, or puts something into it that means something to YAML. */
function disturb(random: Random, text: string, splices: readonly string[]): string {
  const at = Math.floor(random() * text.length);
  const to = at + Math.floor(random() * 40);
  const kind = random();
  if (kind < 0.3) return text.slice(0, at) + text.slice(to);
  if (kind < 0.5) return text.slice(0, to) + text.slice(at);
  return text.slice(0, at) + pick(random, splices) + text.slice(at);
}

/** A file with up to five random mistakes, in its tree or in its text; YAML may become JSON. */
export function mutated(random: Random, base: string, material: Material = {}): string {
  const all = {
    keys: [...KEYS, ...(material.keys ?? [])],
    values: [...VALUES, ...(material.values ?? [])],
    splices: [...SPLICES, ...(material.splices ?? [])],
  };
  if (random() < 0.5) {
    const customTags = material.shortForms && tagsOf(material.shortForms);
    let trees = parseAllDocuments(base, { customTags }).map((document): unknown => document.toJS());
    for (let j = 0; j <= random() * 3; j++) {
      const at = Math.floor(random() * trees.length);
      trees = trees.map((tree, index) => (index === at ? mutate(random, tree, all) : tree));
    }
    return random() < 0.5
      ? trees.map((tree) => JSON.stringify(tree)).join("\n")
      : trees.map((tree) => stringify(tree)).join("---\n");
  }
  let text = base;
  for (let j = 0; j <= random() * 4; j++) text = disturb(random, text, all.splices);
  return text;
}
