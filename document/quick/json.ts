import { MAX_DEPTH } from "../nesting";
import type { ParsedDocument } from "../parsed-document";
import { LineTable } from "./line-table";
import type { Places } from "./places";
import { readQuickly } from "./quick-document";
import { TextReader, refuse } from "./text-reader";
import type { Found } from "./text-reader";

/**
 * Parses JSON values that stand one behind the other, each with its positions, many times as fast as a YAML parser does.
 * @returns undefined for every text that is not flawless JSON, keys that stand twice and deep nesting included: what is
 * wrong with such a text is for the YAML parser to say
 */
export function parseJson(file: string, text: string): ParsedDocument[] | undefined {
  if (!/^[\s\ufeff]*[[{]/.test(text.slice(0, 1000))) return undefined;
  return readQuickly(file, text, new LineTable(text), (from, places) => new JsonReader(from, places).all());
}

const BLANK = /[ \t\r\n\ufeff]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;

class JsonReader extends TextReader {
  constructor(text: string, places: Places | undefined) {
    super(text, places);
  }

  all(): Found[] {
    const found: Found[] = [];
    for (this.skip(); this.at < this.text.length; this.skip()) {
      const start = this.at;
      if (this.text[start] !== "{" && this.text[start] !== "[") refuse();
      found.push({ value: this.value(0), start });
    }
    return found;
  }

  private value(depth: number): unknown {
    if (depth > MAX_DEPTH) refuse();
    const char = this.text[this.at];
    if (char === "{") return this.mapping(depth);
    if (char === "[") return this.list(depth);
    if (char === '"') return this.quoted();
    const literal = this.take(LITERAL);
    if (literal !== undefined) return literal === "null" ? null : literal === "true";
    return Number(this.take(NUMBER) ?? refuse());
  }

  private mapping(depth: number): object {
    const result: Record<string, unknown> = {};
    this.each("}", () => {
      const keyAt = this.at;
      if (this.text[keyAt] !== '"') refuse();
      const key = this.quoted();
      this.skip();
      this.expect(":");
      this.skip();
      const start = this.at;
      this.put(result, key, keyAt, { value: this.value(depth + 1), start });
    });
    return result;
  }

  private list(depth: number): object {
    const result: unknown[] = [];
    this.each("]", () => {
      const start = this.at;
      this.push(result, { value: this.value(depth + 1), start });
    });
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

  private skip(): void {
    this.take(BLANK);
  }
}
