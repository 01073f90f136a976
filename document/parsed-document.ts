import type { PathStep } from "./path";
import type { Problem } from "./problem";

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
