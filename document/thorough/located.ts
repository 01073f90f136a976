import { MAX_DEPTH } from "../nesting";
import { isMap, isPair, isScalar, isSeq } from "yaml";
import type { Document as YamlDocument, Node, Pair, Scalar, YAMLMap, YAMLParseError } from "yaml";
import type { ParsedDocument, Position } from "../parsed-document";
import { formatPath } from "../path";
import type { PathStep } from "../path";
import { DocumentError } from "../problem";
import type { Problem } from "../problem";

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Turns an offset into the text to a position. */
export type Locator = (offset?: number) => Position | undefined;

/**
 * A document that YAML was parsed to, with its plain value.
 * @throws DocumentError naming every syntax error; also for keys that would reach a prototype, nesting deeper than 64
 * and alias bombs
 */
export function located(file: string, parsed: YamlDocument.Parsed, at: Locator): ParsedDocument {
  if (parsed.errors.length > 0) {
    throw new DocumentError(
      parsed.errors.map((error) => ({
        file,
        ...at(error.pos[0]),
        path: "",
        message: syntaxMessage(error),
      })),
    );
  }
  const structural = structureProblems(file, parsed.contents, at);
  if (structural.length > 0) throw new DocumentError(structural);

  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    throw new DocumentError([{ file, path: "", message: `the file cannot be read: ${nestingOr(error)}` }]);
  }
  refuseUnfolding(file, value);
  return new LocatedDocument(file, value, parsed, at);
}

/** Values that aliases may make of a document. One without aliases is bounded by its size. */
const MAX_UNFOLDED = 500_000;

/**
 * Aliases share values, so that a small file may stand for more than any reader has time for.
 * @throws DocumentError when what they stand for is too much
 */
function refuseUnfolding(file: string, root: unknown): void {
  const sizes = new Map<object, number>();
  const sizeOf = (value: unknown): number => {
    if (typeof value !== "object" || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    // One that holds itself is counted once: who reads it says that it has no end.
    sizes.set(value, 1);
    let size = 1;
    for (const below of Object.values(value)) size += sizeOf(below);
    sizes.set(value, size);
    return size;
  };
  const unfolded = sizeOf(root);
  let own = 0;
  for (const value of sizes.keys()) own += 1 + Object.values(value).length;
  if (unfolded <= Math.max(MAX_UNFOLDED, own)) return;
  const message = `the file's aliases unfold to ${unfolded} values, of which ${MAX_UNFOLDED} are read at most.`;
  throw new DocumentError([{ file, path: "", message }]);
}

function syntaxMessage({ message }: YAMLParseError): string {
  return `not valid YAML: ${message.replace(/\s+/g, " ").replace(/\.$/, "")}.`;
}

/** The text of a key; undefined for one that is a mapping, a list or bytes. */
function textOf(key: unknown): string | undefined {
  if (!isScalar(key) || (typeof key.value === "object" && key.value !== null)) return undefined;
  return String(key.value);
}

/** What a parser says, or that it met too deep a nesting. */
export function nestingOr(error: unknown): string {
  if (error instanceof RangeError) return `it is nested deeper than ${MAX_DEPTH} levels.`;
  return error instanceof Error ? `${error.message}.`.replace(/\.\.$/, ".") : String(error);
}

function structureProblems(file: string, root: Node | null, at: Locator): Problem[] {
  const problems: Problem[] = [];
  const steps: PathStep[] = [];
  const problem = (offset: number | undefined, message: string, ...own: PathStep[]) =>
    problems.push({ file, ...at(offset), path: formatPath([...steps, ...own]), message });
  const visit = (node: unknown): void => {
    if (steps.length > MAX_DEPTH) {
      problem((node as Node | null)?.range?.[0], `nested deeper than ${MAX_DEPTH} levels.`);
    } else if (isMap(node)) {
      const keys = new Set<string>();
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const key = textOf(pair.key);
        const offset = (pair.key as Node | null)?.range?.[0];
        if (key === undefined) problem(offset, "a key must be plain text.");
        else if (FORBIDDEN_KEYS.has(key)) problem(offset, `the key "${key}" is not allowed.`, key);
        else {
          if (keys.has(key)) problem(offset, `the key "${key}" stands twice in one mapping: each may be given once.`);
          keys.add(key);
          steps.push(key);
          visit(pair.value);
          steps.pop();
        }
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        steps.push(index);
        visit(item);
        steps.pop();
      }
    }
  };
  visit(root);
  return problems;
}

class LocatedDocument implements ParsedDocument {
  private readonly pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly yaml: YamlDocument.Parsed,
    private readonly at: Locator,
  ) {}

  locate(path: readonly PathStep[]): Position | undefined {
    const { node } = this.find(path);
    return this.at(node?.range?.[0]);
  }

  locateKey(path: readonly PathStep[]): Position | undefined {
    const { node, key } = this.find(path);
    return this.at((key ?? node)?.range?.[0]);
  }

  problemAt(path: readonly PathStep[], message: string, on: "key" | "value" = "value"): Problem {
    const position = on === "key" ? this.locateKey(path) : this.locate(path);
    return { file: this.file, ...position, path: formatPath(path), message };
  }

  private find(path: readonly PathStep[]): { node: Node | null; key?: Node } {
    let node: Node | null = this.resolve(this.yaml.contents);
    let key: Node | undefined;
    for (const step of path) {
      if (isMap(node)) {
        const pair = this.pairsOf(node).get(String(step));
        if (pair === undefined) break;
        key = pair.key as Node;
        // A key without a value has no node of its own: the key is the nearest place.
        node = this.resolve(pair.value as Node | null) ?? key;
      } else if (isSeq(node) && typeof step === "number" && node.items[step] !== undefined) {
        key = undefined;
        node = this.resolve(node.items[step] as Node);
      } else {
        break;
      }
    }
    return { node, key };
  }

  /** The pairs of a mapping by key: a file with many findings asks for as many places in one mapping. */
  private pairsOf(node: YAMLMap): ReadonlyMap<string, Pair> {
    let pairs = this.pairs.get(node);
    if (pairs === undefined) {
      const scalars = (node.items as Pair[]).filter(({ key }) => isScalar(key));
      pairs = new Map(scalars.map((pair) => [String((pair.key as Scalar).value), pair]));
      this.pairs.set(node, pairs);
    }
    return pairs;
  }

  private resolve(node: Node | null): Node | null {
    if (node !== null && "source" in node && "resolve" in node && typeof node.resolve === "function") {
      return (node.resolve(this.yaml) as Node | undefined) ?? node;
    }
    return node;
  }
}
