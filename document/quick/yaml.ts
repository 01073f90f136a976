import { MAX_DEPTH } from "../nesting";
import type { ParsedDocument } from "../parsed-document";
import type { ShortForms } from "../short-forms";
import { FlowReader } from "./flow";
import { LineTable } from "./line-table";
import type { Places } from "./places";
import { readQuickly } from "./quick-document";
import { plainScalar } from "./scalar";
import { refuse } from "./text-reader";
import type { Found } from "./text-reader";

/**
 * Parses the YAML that people and tools write most: mappings and lists in blocks, values on one line, quoted or not,
 * lists and mappings in brackets on one line, literal texts (`|`), comments, tags that stand for a key, several documents.
 * That is many times as fast as a parser of the whole language.
 * @returns undefined for every text that holds anything else, and for every text that is wrong: what it means, or what is
 * wrong with it, is for the YAML parser to say
 */
export function parseSimpleYaml(file: string, text: string, shortForms: ShortForms): ParsedDocument[] | undefined {
  if (UNUSUAL.test(text)) return undefined;
  const read = (from: string, places?: Places) => new YamlReader(from, places, shortForms).all();
  return readQuickly(file, text, new LineTable(text), read);
}

/** Tabs, line ends of Windows, byte order marks and other characters that stand for something, or for nothing. */
const UNUSUAL = /[\u0000-\u0009\u000b-\u001f\u007f\ufeff]/;

const KEY = /[A-Za-z_$/](?:[^\s:#]|:(?=\S)){0,200}(?=:(?: |\n|$))/y;
const QUOTED_KEY = /"[^"\\\n]{0,200}"(?=:(?: |\n|$))|'[^'\n]{0,200}'(?=:(?: |\n|$))/y;
const DOCUMENT_START = /---[ ]*(?:#.*)?(?=\n|$)/y;

const PLAIN_BEGINNING = /[^\s\-?:,[\]{}#&*!|>'"%@`]|-(?=\S)/y;
const LITERAL_HEADER = /\|-?(?=\n)/y;
const [SPACE, NEWLINE, DASH, COLON, HASH] = [32, 10, 45, 58, 35];

class YamlReader extends FlowReader {
  /** Column of what stands at `at`, the first of a line or behind a dash; -1 at the end of a document. */
  private column = -1;
  private lineStart = 0;
  /** Whether the mark that begins a document has just been left behind. */
  private marked = false;

  all(): Found[] {
    const found: Found[] = [];
    this.toLine(0);
    // A text without any document, or with an empty one, means something of its own: `document` refuses it.
    do found.push(this.document());
    while (this.marked);
    return found;
  }

  private document(): Found {
    if (this.marked) {
      this.marked = false;
      this.toLine(this.at);
    }
    if (this.column === -1) refuse();
    const root = this.block(0);
    if (this.column !== -1) refuse();
    return root;
  }

  /** What stands in lines of its own, at the column of its first line. */
  private block(depth: number): Found {
    if (depth >= MAX_DEPTH) refuse();
    const start = this.at;
    if (this.isDash()) return { value: this.sequence(this.column, depth), start };
    return { value: this.mapping(this.column, depth), start };
  }

  private mapping(column: number, depth: number): unknown {
    const result: Record<string, unknown> = {};
    do {
      const keyAt = this.at;
      const key = this.key() ?? refuse();
      this.at++;
      this.put(result, key, keyAt, this.valueOfKey(column, depth + 1));
    } while (this.column === column);
    if (this.column > column) refuse();
    return result;
  }

  private key(): string | undefined {
    const char = this.text[this.at];
    if (char === '"' || char === "'") return this.take(QUOTED_KEY)?.slice(1, -1);
    const key = this.take(KEY);
    // Such a key would not be text.
    return key !== undefined && typeof plainScalar(key) !== "string" ? refuse() : key;
  }

  private valueOfKey(column: number, depth: number): Found {
    const behindColon = this.skipBlanks();
    if (!this.atLineEnd()) return this.inline(column, depth);
    this.endLine();
    if (this.column > column) return this.block(depth);
    // The items of a list may stand as far to the left as the key that they belong to.
    if (this.column === column && this.isDash()) return this.block(depth);
    return { value: null, start: behindColon };
  }

  private sequence(column: number, depth: number): unknown[] {
    const result: unknown[] = [];
    do {
      this.at++;
      const behindDash = this.skipBlanks();
      if (this.atLineEnd()) {
        this.endLine();
        this.push(result, this.column > column ? this.block(depth + 1) : { value: null, start: behindDash });
      } else {
        this.push(result, this.item(column, depth + 1));
      }
    } while (this.column === column && this.isDash());
    if (this.column > column) refuse();
    return result;
  }

  /** An item that begins on the line of its dash. */
  private item(column: number, depth: number): Found {
    const start = this.at;
    if (!this.isDash() && this.key() === undefined) return this.inline(column, depth);
    this.at = start;
    this.column = start - this.lineStart;
    return this.block(depth);
  }

  /** A value that begins on the line of its key or dash. */
  private inline(column: number, depth: number): Found {
    const start = this.at;
    switch (this.text[start]) {
      case "!":
        return this.tagged(column, depth);
      case "|":
        return { value: this.literal(column), start };
      case "[":
      case "{":
        return this.ending(this.flow(depth), column);
      case '"':
      case "'":
        return this.ending({ value: this.inQuotes(), start }, column);
      default:
        return this.ending({ value: plainScalar(this.plain()), start }, column);
    }
  }

  private tagged(column: number, depth: number): Found {
    const long = this.tag();
    this.skipBlanks();
    if (this.atLineEnd()) {
      this.endLine();
      return this.column > column ? this.longForm(long, this.block(depth + 1)) : refuse();
    }
    const start = this.at;
    switch (this.text[start]) {
      case "[":
      case "{":
        return this.longForm(long, this.ending(this.flow(depth + 1), column));
      case "|":
        return { value: { [long]: this.literal(column) }, start };
      case '"':
      case "'":
        return this.ending({ value: { [long]: this.inQuotes() }, start }, column);
      default:
        return this.ending({ value: { [long]: this.plain() }, start }, column);
    }
  }

  /** Leaves the line of a value. @throws NotSimple where the next one is indented so that it would go on with the value */
  private ending(found: Found, column: number): Found {
    this.endLine();
    return this.column > column ? refuse() : found;
  }

  /** The text of a value that is not quoted, to the end of its line or to a comment. */
  private plain(): string {
    const { text } = this;
    const start = this.at;
    PLAIN_BEGINNING.lastIndex = start;
    if (!PLAIN_BEGINNING.test(text)) refuse();
    const end = this.lineEnd(start);
    let at = start;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === COLON && (at + 1 === end || text.charCodeAt(at + 1) === SPACE)) refuse();
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) break;
    }
    while (text.charCodeAt(at - 1) === SPACE) at--;
    this.at = at;
    return text.slice(start, at);
  }

  /** A literal text, whose lines are those that are indented further than what holds it. */
  private literal(column: number): string {
    const header = this.take(LITERAL_HEADER) ?? refuse();
    const lines: string[] = [];
    let indent = -1;
    let blank = 0;
    let from = this.at + 1;
    for (; from < this.text.length; from = this.lineEnd(from) + 1) {
      let own = from;
      while (this.text.charCodeAt(own) === SPACE) own++;
      own -= from;
      const end = this.lineEnd(from);
      if (from + own === end) {
        // Blanks beyond the indentation would be part of the text.
        if (indent === -1 || own > indent) refuse();
        blank++;
        continue;
      }
      if (indent === -1) indent = own;
      if (own < indent || indent <= column) break;
      for (; blank > 0; blank--) lines.push("");
      lines.push(this.text.slice(from + indent, end));
    }
    if (lines.length === 0) refuse();
    this.toLine(from);
    if (this.column > column) refuse();
    return lines.join("\n") + (header === "|" ? "\n" : "");
  }

  private isDash(): boolean {
    if (this.text.charCodeAt(this.at) !== DASH) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === SPACE || next === NEWLINE || this.at + 1 === this.text.length;
  }

  /** Whether nothing but blanks and a comment is left of the line. */
  private atLineEnd(): boolean {
    let { at } = this;
    while (this.text.charCodeAt(at) === SPACE) at++;
    const code = this.text.charCodeAt(at);
    if (code === HASH) return this.text.charCodeAt(at - 1) === SPACE;
    return code === NEWLINE || at === this.text.length;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end === -1 ? this.text.length : end;
  }

  private endLine(): void {
    if (!this.atLineEnd()) refuse();
    this.toLine(this.lineEnd(this.at) + 1);
  }

  /** Goes to the next line that holds something, from the beginning of a line on. */
  private toLine(from: number): void {
    const { text } = this;
    this.column = -1;
    for (let line = from; line < text.length; line = this.lineEnd(this.at) + 1) {
      this.at = line;
      while (text.charCodeAt(this.at) === SPACE) this.at++;
      const code = text.charCodeAt(this.at);
      if (code === NEWLINE || code === HASH || this.at === text.length) continue;
      this.lineStart = line;
      this.marked = this.at === line && this.isMark();
      if (!this.marked) this.column = this.at - line;
      return;
    }
    this.at = text.length;
  }

  /** Whether another document begins here, which is then left behind. */
  private isMark(): boolean {
    if (this.text[this.at] === "%" || this.text.startsWith("...", this.at)) refuse();
    if (!this.text.startsWith("---", this.at)) return false;
    if (this.take(DOCUMENT_START) === undefined) refuse();
    this.at++;
    return true;
  }
}
