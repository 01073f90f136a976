import type { Places } from "./places";

/** The text is not of the simple form that a reader takes. Never leaves this folder. */
export class NotSimple extends Error {}

/** @throws NotSimple always */
export function refuse(): never {
  throw new NotSimple();
}

/** Keys that would reach a prototype. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** A value that a reader found, and where it begins. */
export interface Found {
  readonly value: unknown;
  readonly start: number;
}

const JSON_STRING = /"(?:[^"\\\u0000-\u001f]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const PLAIN_STRING = /"[^"\\\u0000-\u001f]*"/y;

/** What the readers of simple texts have in common. */
export abstract class TextReader {
  protected at = 0;

  /** @param places takes down where everything stands; without it, reading is quicker */
  constructor(
    protected readonly text: string,
    protected readonly places: Places | undefined,
  ) {}

  /** A text between double quotes, as JSON has it. */
  protected quoted(): string {
    const plain = this.take(PLAIN_STRING);
    if (plain !== undefined) return plain.slice(1, -1);
    return JSON.parse(this.take(JSON_STRING) ?? refuse()) as string;
  }

  protected take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text)?.[0];
    if (match !== undefined) this.at += match.length;
    return match;
  }

  protected expect(char: string): void {
    if (this.text[this.at] !== char) refuse();
    this.at++;
  }

  /** Adds an entry to a mapping. @throws NotSimple for a key that stands twice or reaches a prototype */
  protected put(mapping: Record<string, unknown>, key: string, keyAt: number, { value, start }: Found): void {
    if (Object.hasOwn(mapping, key) || FORBIDDEN_KEYS.has(key)) refuse();
    mapping[key] = value;
    this.places?.ofKey(mapping, key, keyAt, start);
  }

  /** Adds an item to a list. */
  protected push(list: unknown[], { value, start }: Found): void {
    this.places?.ofItem(list, start);
    list.push(value);
  }
}
