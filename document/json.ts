import { MAX_DEPTH } from "./nesting";
import type { ParsedDocument, Position } from "./parsed-document";
import { formatPath } from "./path";
import type { PathStep } from "./path";
import type { Problem } from "./problem";

const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Where the parts of a mapping or list begin. */
interface Places {
  readonly keys?: Map<string, number>;
  readonly values: Map<PathStep, number>;
}

/** What the text is not. Never leaves this file. */
class NotJson extends Error {}

/**
 * Parses JSON values that stand one behind the other, each with its positions, many times as fast as a YAML parser does.
 * @returns undefined for every text that is not flawless JSON, keys that stand twice and deep nesting included: what is
 * wrong with such a text is for the YAML parser to say
 */
export function parseJson(file: string, text: string): ParsedDocument[] | undefined {
  if (!/^[\s\ufeff]*[[{]/.test(text.slice(0, 1000))) return undefined;
  const reader = new JsonReader(text);
  try {
    const lines = new LineTable(text);
    return reader.all().map(({ value, start }) => new JsonDocument(file, value, start, reader.places, lines));
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

class JsonReader {
  readonly places = new WeakMap<object, Places>();
  private at = 0;
  private readonly blank = /[ \t\r\n\ufeff]*/y;
  private readonly plain = /"[^"\\\u0000-\u001f]*"/y;
  private readonly escaped = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
  private readonly number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  private readonly literal = /true|false|null/y;

  constructor(private readonly text: string) {}

  all(): { value: unknown; start: number }[] {
    const found: { value: unknown; start: number }[] = [];
    for (this.skip(); this.at < this.text.length; this.skip()) {
      const start = this.at;
      if (this.text[start] !== "{" && this.text[start] !== "[") throw new NotJson();
      found.push({ value: this.value(0), start });
    }
    return found;
  }

  private value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NotJson();
    const char = this.text[this.at];
    if (char === "{") return this.mapping(depth);
    if (char === "[") return this.list(depth);
    if (char === '"') return this.string();
    const literal = this.take(this.literal);
    if (literal !== undefined) return literal === "null" ? null : literal === "true";
    return Number(this.take(this.number) ?? refuse());
  }

  private mapping(depth: number): object {
    const result: Record<string, unknown> = {};
    const places = { keys: new Map<string, number>(), values: new Map<PathStep, number>() };
    this.each("}", () => {
      const start = this.at;
      if (this.text[start] !== '"') throw new NotJson();
      const key = this.string();
      if (places.keys.has(key) || FORBIDDEN_KEYS.has(key)) throw new NotJson();
      this.skip();
      this.expect(":");
      this.skip();
      places.keys.set(key, start);
      places.values.set(key, this.at);
      result[key] = this.value(depth + 1);
    });
    this.places.set(result, places);
    return result;
  }

  private list(depth: number): object {
    const result: unknown[] = [];
    const places = { values: new Map<PathStep, number>() };
    this.each("]", () => {
      places.values.set(result.length, this.at);
      result.push(this.value(depth + 1));
    });
    this.places.set(result, places);
    return result;
  }

  private each(end: string, item: () => void): void {
    this.at++;
    this.skip();
    if (this.text[this.at] === end) return void this.at++;
    for (;;) {
      item();
      this.skip();
      if (this.text[this.at] === end) return void this.at++;
      this.expect(",");
      this.skip();
    }
  }

  private string(): string {
    const plain = this.take(this.plain);
    if (plain !== undefined) return plain.slice(1, -1);
    return JSON.parse(this.take(this.escaped) ?? refuse()) as string;
  }

  private expect(char: string): void {
    if (this.text[this.at] !== char) throw new NotJson();
    this.at++;
  }

  private skip(): void {
    this.take(this.blank);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)?.[0];
    if (match !== undefined) this.at += match.length;
    return match;
  }
}

function refuse(): never {
  throw new NotJson();
}

/** Offsets of the beginnings of lines. */
class LineTable {
  private starts: number[] | undefined;

  constructor(private readonly text: string) {}

  position(offset: number): Position {
    this.starts ??= [0, ...[...this.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.starts[low]! + 1 };
  }
}

class JsonDocument implements ParsedDocument {
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly start: number,
    private readonly places: WeakMap<object, Places>,
    private readonly lines: LineTable,
  ) {}

  locate(path: readonly PathStep[]): Position {
    return this.lines.position(this.find(path).value);
  }

  locateKey(path: readonly PathStep[]): Position {
    const { key, value } = this.find(path);
    return this.lines.position(key ?? value);
  }

  problemAt(path: readonly PathStep[], message: string, on: "key" | "value" = "value"): Problem {
    const position = on === "key" ? this.locateKey(path) : this.locate(path);
    return { file: this.file, ...position, path: formatPath(path), message };
  }

  private find(path: readonly PathStep[]): { value: number; key?: number } {
    let at: { value: number; key?: number } = { value: this.start };
    let value = this.value;
    for (const step of path) {
      const places = typeof value === "object" && value !== null ? this.places.get(value) : undefined;
      const next = places?.values.get(step);
      if (next === undefined) break;
      at = { value: next, key: places?.keys?.get(String(step)) };
      value = (value as Record<PathStep, unknown>)[step];
    }
    return at;
  }
}
