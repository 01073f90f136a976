import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { deploymentSchema } from "../../deployment";
import { DocumentError, checkDocument, parseDocumentText } from "../../document";
import { inspectLoaded } from "../../rules";
import { ROOT } from "../support/cli";

/** A small generator of numbers that gives the same series on every run. */
function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Random = () => number;

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

const KEYS = [
  "__proto__",
  "constructor",
  "toString",
  "name",
  "spec",
  "",
  "a b",
  "Ω",
  "x".repeat(300),
  "0",
  "mesh",
  "services",
];

const deep = (levels: number): unknown => (levels === 0 ? "x" : { a: deep(levels - 1) });

const VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  0.5,
  "",
  "x",
  "${a}",
  "%{if}",
  "\u001b[31m",
  "10.0.0.0/33",
  "9".repeat(1000),
  [],
  {},
  [[[]]],
  deep(20),
  deep(100),
  ["a", "a"],
  { a: null },
];

/** Changes one place of a tree: takes it away, puts something else there, doubles it or gives it another key. */
function mutate(random: Random, node: unknown): unknown {
  if (typeof node !== "object" || node === null || random() < 0.12) return pick(random, VALUES);
  if (Array.isArray(node)) {
    if (node.length === 0) return [pick(random, VALUES)];
    const at = Math.floor(random() * node.length);
    if (random() < 0.15) return [...node, ...node];
    if (random() < 0.15) return node.filter((_, index) => index !== at);
    return node.map((item: unknown, index) => (index === at ? mutate(random, item) : item));
  }
  const entries = Object.entries(node);
  if (entries.length === 0 || random() < 0.1)
    return Object.fromEntries([...entries, [pick(random, KEYS), pick(random, VALUES)]]);
  const at = Math.floor(random() * entries.length);
  const [key, value] = entries[at]!;
  if (random() < 0.1) return Object.fromEntries(entries.filter((_, index) => index !== at));
  if (random() < 0.1)
    return Object.fromEntries([...entries.slice(0, at), [pick(random, KEYS), value], ...entries.slice(at + 1)]);
  return Object.fromEntries([...entries.slice(0, at), [key, mutate(random, value)], ...entries.slice(at + 1)]);
}

const SPLICES = [
  "&a ",
  "*a",
  "!!binary ",
  "!x ",
  "<<: *a\n",
  "? ",
  "- ",
  "{",
  "}",
  "[",
  "]",
  ": ",
  "\t",
  "\n",
  "#",
  "'",
  '"',
  "|",
  "\u2028",
  "---\n",
  "%YAML 1.1\n",
];

/** Changes the text itself: cuts, repeats, or puts something into it that means something to YAML. */
function disturb(random: Random, text: string): string {
  const at = Math.floor(random() * text.length);
  const to = at + Math.floor(random() * 40);
  const kind = random();
  if (kind < 0.3) return text.slice(0, at) + text.slice(to);
  if (kind < 0.5) return text.slice(0, to) + text.slice(at);
  return text.slice(0, at) + pick(random, SPLICES) + text.slice(at);
}

/** Reads a text as the commands do. Gives what a user would read. */
function read(text: string): string[] {
  try {
    const document = parseDocumentText("site.yaml", text);
    const deployment = checkDocument(document, deploymentSchema);
    return inspectLoaded({ document, deployment }).map(({ message }) => message);
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

describe("mutated deployment files", () => {
  const bases = ["mesh-only", "network-only", "existing-network"].map((name) =>
    readFileSync(join(ROOT, `deployments/${name}.yaml`), "utf8").replaceAll(/^#.*\n/gm, ""),
  );

  test.each([1, 2, 3, 4])("give findings or a clear error, never anything else (2,500 of them, series %i)", (seed) => {
    const random = series(seed);
    for (let i = 0; i < 2500; i++) {
      const base = pick(random, bases);
      let text = base;
      if (random() < 0.5) {
        let tree: unknown = parse(base);
        for (let j = 0; j <= random() * 3; j++) tree = mutate(random, tree);
        text = random() < 0.5 ? JSON.stringify(tree) : stringify(tree);
      } else {
        for (let j = 0; j <= random() * 4; j++) text = disturb(random, text);
      }
      let messages: string[];
      try {
        messages = read(text);
      } catch (error) {
        throw new Error(`series ${seed}, file ${i} ended in ${String(error)}:\n${text}`, { cause: error });
      }
      for (const message of messages) {
        if (message === "" || /\n\s+at |undefined|\[object /.test(message)) {
          throw new Error(`series ${seed}, file ${i} says ${JSON.stringify(message)}:\n${text}`);
        }
      }
    }
  });

  test("with aliases that unfold to billions are refused", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    expect(read(lines.join("\n"))).toHaveLength(1);
  });
});
