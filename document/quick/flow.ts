import { MAX_DEPTH } from "../nesting";
import type { ShortForms } from "../short-forms";
import type { Places } from "./places";
import { plainScalar } from "./scalar";
import { TextReader, refuse } from "./text-reader";
import type { Found } from "./text-reader";

const SAFE = String.raw`[^\s,[\]{}:#]`;
const PLAIN = new RegExp(
  String.raw`(?:[A-Za-z0-9_./$~+]|-(?=${SAFE}))(?:${SAFE}|:(?=[^\s,[\]{}])| +(?=${SAFE}))*`,
  "y",
);
const SINGLE_QUOTED = /'(?:[^'\n]|'')*'/y;
const BLANKS = /[ ]*/y;
const TAG = /![A-Za-z0-9]+(?= |\n|$)/y;

/** Reads lists and mappings in brackets that stand on one line, and what they have in common with blocks. */
export abstract class FlowReader extends TextReader {
  constructor(
    text: string,
    places: Places | undefined,
    private readonly shortForms: ShortForms,
  ) {
    super(text, places);
  }

  /** A list or a mapping in brackets. */
  protected flow(depth: number): Found {
    if (depth >= MAX_DEPTH) refuse();
    const start = this.at;
    if (this.text[start] === "[") {
      const list: unknown[] = [];
      this.each("]", () => this.push(list, this.flowValue(depth + 1)));
      return { value: list, start };
    }
    const mapping: Record<string, unknown> = {};
    this.each("}", () => {
      const keyAt = this.at;
      const key = this.flowScalar();
      if (typeof key !== "string") refuse();
      this.expect(":");
      this.expect(" ");
      this.skipBlanks();
      this.put(mapping, key, keyAt, this.flowValue(depth + 1));
    });
    return { value: mapping, start };
  }

  /** The key that a tag stands for. */
  protected tag(): string {
    return this.shortForms.get(this.take(TAG) ?? refuse()) ?? refuse();
  }

  /** A mapping of one key, for what stands behind a tag. */
  protected longForm(key: string, { value, start }: Found): Found {
    const mapping = { [key]: value };
    this.places?.ofKey(mapping, key, start, start);
    return { value: mapping, start };
  }

  /** A text between quotes of either kind. */
  protected inQuotes(): string {
    if (this.text[this.at] === '"') return this.quoted();
    const text = this.take(SINGLE_QUOTED) ?? refuse();
    return text.slice(1, -1).replaceAll("''", "'");
  }

  /** @returns where the blanks end */
  protected skipBlanks(): number {
    this.take(BLANKS);
    return this.at;
  }

  private flowValue(depth: number): Found {
    const char = this.text[this.at];
    if (char === "[" || char === "{") return this.flow(depth);
    if (char !== "!") return { start: this.at, value: this.flowScalar() };
    const long = this.tag();
    this.skipBlanks();
    const start = this.at;
    const next = this.text[start];
    if (next === "[" || next === "{") return this.longForm(long, this.flow(depth + 1));
    return { start, value: { [long]: this.flowText() } };
  }

  private flowScalar(): unknown {
    const char = this.text[this.at];
    return char === '"' || char === "'" ? this.flowText() : plainScalar(this.flowText());
  }

  private flowText(): string {
    const char = this.text[this.at];
    return char === '"' || char === "'" ? this.inQuotes() : (this.take(PLAIN) ?? refuse());
  }

  private each(end: string, item: () => void): void {
    this.at++;
    this.skipBlanks();
    if (this.text[this.at] === end) return void this.at++;
    for (;;) {
      item();
      this.skipBlanks();
      if (this.text[this.at] === end) return void this.at++;
      this.expect(",");
      this.skipBlanks();
    }
  }
}
