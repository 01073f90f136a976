import { MAX_DEPTH } from "./nesting";
import { isMap, isPair, isScalar, isSeq } from "yaml";
import type { Document as YamlDocument, Node, Pair, YAMLParseError } from "yaml";
import type { ParsedDocument, Position } from "./parsed-document";
import { formatPath, joinPath } from "./path";
import type { PathStep } from "./path";
import { DocumentError } from "./problem";
import type { Problem } from "./problem";

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Turns an offset into the text to a position. */
export type Locator = (offset?: number) => Position | undefined;

/**
 * A document that YAML was parsed to, with its plain value.
 * @throws DocumentError naming every syntax error; also for keys that would reach a prototype, nesting deeper than 64
 * and alias bombs
 */
export function located(file: string, text: string, parsed: YamlDocument.Parsed, at: Locator): ParsedDocument {
  if (parsed.errors.length > 0) {
    throw new DocumentError(
      parsed.errors.map((error) => ({
        file,
        ...at(error.pos[0]),
        path: "",
        message: syntaxMessage(error, text),
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
  return new LocatedDocument(file, value, parsed, at);
}

function syntaxMessage({ code, message, pos }: YAMLParseError, text: string): string {
  if (code === "DUPLICATE_KEY") {
    const key = /^(?:"[^"]*"|'[^']*'|[^:,}\n]+)/.exec(text.slice(pos[0]))?.[0] ?? "";
    return `the key "${key.trim().replaceAll(/^["']|["']$/g, "")}" stands twice in one mapping: each may be given once.`;
  }
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
  const visit = (node: unknown, path: string, depth: number): void => {
    if (depth > MAX_DEPTH) {
      const position = at((node as Node | null)?.range?.[0]);
      problems.push({ file, ...position, path, message: `nested deeper than ${MAX_DEPTH} levels.` });
      return;
    }
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const key = textOf(pair.key);
        const position = at((pair.key as Node | null)?.range?.[0]);
        if (key === undefined) {
          problems.push({ file, ...position, path, message: "a key must be plain text." });
          continue;
        }
        if (FORBIDDEN_KEYS.has(key)) {
          problems.push({ file, ...position, path: joinPath(path, key), message: `the key "${key}" is not allowed.` });
          continue;
        }
        visit(pair.value, joinPath(path, key), depth + 1);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => visit(item, `${path}[${index}]`, depth + 1));
    }
  };
  visit(root, "", 0);
  return problems;
}

class LocatedDocument implements ParsedDocument {
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
        const pair = (node.items as Pair[]).find(
          (item) => isScalar(item.key) && String(item.key.value) === String(step),
        );
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

  private resolve(node: Node | null): Node | null {
    if (node !== null && "source" in node && "resolve" in node && typeof node.resolve === "function") {
      return (node.resolve(this.yaml) as Node | undefined) ?? node;
    }
    return node;
  }
}
