import { LineCounter, isMap, isPair, isScalar, isSeq, parseDocument } from "yaml";
import type { Document as YamlDocument, Node, Pair, YAMLParseError } from "yaml";
import { DocumentError } from "./problem";
import type { Problem } from "./problem";

/** A step into a document: a key of a mapping or an index of a list. */
export type PathStep = string | number;

/** Line and column, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A parsed YAML or JSON file that still knows where everything stood. */
export interface ParsedDocument {
  /** The file as the person named it. */
  readonly file: string;
  /** The plain value: maps are objects without a prototype's keys, lists are arrays. */
  readonly value: unknown;
  /** Where the value at `path` stands; the nearest parent when the path itself is absent. */
  locate(path: readonly PathStep[]): Position | undefined;
  /** Where the key that leads to `path` stands, for findings about the key itself. */
  locateKey(path: readonly PathStep[]): Position | undefined;
  /** A problem at `path`, positioned. */
  problemAt(path: readonly PathStep[], message: string, on?: "key" | "value"): Problem;
}

/** Larger files are refused: no deployment of a real site comes near it. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;
const MAX_DEPTH = 64;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Parses YAML (of which JSON is a part).
 * @throws DocumentError naming every syntax error with line and column; also for an empty file, several documents,
 * keys that would reach a prototype, nesting deeper than 64 and alias bombs.
 */
export function parseDocumentText(file: string, text: string): ParsedDocument {
  const whole = (message: string) => new DocumentError([{ file, path: "", message }]);
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw whole(`the file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read.`);
  }
  if (text.includes("\u0000")) throw whole("the file is not text: it holds a zero byte.");

  if (nestsTooDeep(text)) throw whole(`the file is nested deeper than ${MAX_DEPTH} levels.`);

  const lines = new LineCounter();
  let parsed: YamlDocument.Parsed;
  try {
    parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  } catch (error) {
    throw whole(`the file cannot be parsed: ${nestingOr(error)}`);
  }
  const at = (offset: number | undefined): Position | undefined => {
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
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
  if (parsed.contents === null) throw whole("the file is empty.");

  const structural = structureProblems(file, parsed.contents, at);
  if (structural.length > 0) throw new DocumentError(structural);

  let value: unknown;
  try {
    value = parsed.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    throw whole(`the file cannot be read: ${nestingOr(error)}`);
  }
  return new LocatedDocument(file, value, parsed, at);
}

/**
 * Whether a text nests so deep that the parser, which calls itself for every level, would use up the stack. Brackets in
 * quoted text and block scalars are counted too, so the bound is far above what is allowed and far below the danger.
 */
function nestsTooDeep(text: string): boolean {
  const DANGER = 500;
  let depth = 0;
  let markers = 0;
  let indents: number[] = [];
  for (const line of text.split("\n")) {
    const indent = /^[ ]*/.exec(line)![0].length;
    if (line.trim() !== "") indents = [...indents.filter((each) => each < indent), indent];
    markers = (/^(?:[-?:][ \t]+)*/.exec(line.slice(indent))![0].match(/[-?:]/g) ?? []).length;
    if (indents.length + markers > DANGER) return true;
    for (const character of line) {
      if (character === "[" || character === "{") depth++;
      else if (character === "]" || character === "}") depth = Math.max(0, depth - 1);
      if (depth > DANGER) return true;
    }
  }
  return false;
}

function syntaxMessage({ code, message, pos }: YAMLParseError, text: string): string {
  if (code === "DUPLICATE_KEY") {
    const key = /^(?:"[^"]*"|'[^']*'|[^:,}\n]+)/.exec(text.slice(pos[0]))?.[0] ?? "";
    return `the key "${key.trim().replaceAll(/^["']|["']$/g, "")}" stands twice in one mapping: each may be given once.`;
  }
  return `not valid YAML: ${message.replace(/\s+/g, " ").replace(/\.$/, "")}.`;
}

function nestingOr(error: unknown): string {
  if (error instanceof RangeError) return `it is nested deeper than ${MAX_DEPTH} levels.`;
  return error instanceof Error ? `${error.message}.`.replace(/\.\.$/, ".") : String(error);
}

function structureProblems(file: string, root: Node, at: (offset?: number) => Position | undefined): Problem[] {
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
        const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
        const position = at((pair.key as Node | null)?.range?.[0]);
        if (key === undefined) {
          problems.push({ file, ...position, path, message: "a key must be plain text." });
          continue;
        }
        if (FORBIDDEN_KEYS.has(key)) {
          problems.push({ file, ...position, path: join(path, key), message: `the key "${key}" is not allowed.` });
          continue;
        }
        visit(pair.value, join(path, key), depth + 1);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => visit(item, `${path}[${index}]`, depth + 1));
    }
  };
  visit(root, "", 0);
  return problems;
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** `services.web.calls[2]`, the way messages name a place in a document. */
export function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>((text, step) => (typeof step === "number" ? `${text}[${step}]` : join(text, step)), "");
}

class LocatedDocument implements ParsedDocument {
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly yaml: YamlDocument.Parsed,
    private readonly at: (offset?: number) => Position | undefined,
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
