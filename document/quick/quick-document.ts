import type { ParsedDocument, Position } from "../parsed-document";
import { formatPath } from "../path";
import type { PathStep } from "../path";
import type { Problem } from "../problem";
import type { LineTable } from "./line-table";
import { Places } from "./places";
import { NotSimple } from "./text-reader";
import type { Found } from "./text-reader";

/** Reads all values of a text. */
export type Read = (text: string, places?: Places) => readonly Found[];

/** The values of a text together with where everything in them stands. */
interface Placed {
  readonly found: readonly Found[];
  readonly places: Places;
}

/**
 * Reads the documents of a text. Most documents are never asked where something stands, so the first reading leaves that
 * out, and the first question reads the text again.
 * @returns undefined when the text is not of the reader's simple form
 */
export function readQuickly(file: string, text: string, lines: LineTable, read: Read): ParsedDocument[] | undefined {
  let again: Placed | undefined;
  const placed = (): Placed => {
    if (again === undefined) {
      const places = new Places();
      again = { found: read(text, places), places };
    }
    return again;
  };
  try {
    return read(text).map(({ value }, index) => new QuickDocument(file, value, index, placed, lines));
  } catch (error) {
    if (error instanceof NotSimple) return undefined;
    throw error;
  }
}

class QuickDocument implements ParsedDocument {
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly index: number,
    private readonly placed: () => Placed,
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
    const { found, places } = this.placed();
    const root = found[this.index]!;
    let at: { value: number; key?: number } = { value: root.start };
    let { value } = root;
    for (const step of path) {
      const next = places.step(value, step);
      if (next === undefined) break;
      at = next;
      value = (value as Record<PathStep, unknown>)[step];
    }
    return at;
  }
}
