import { composeYaml } from "./compose";
import { located } from "./located";
import { MAX_DEPTH, nestsTooDeep } from "./nesting";
import { DocumentError, wholeFile } from "./problem";
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

/**
 * Parses YAML (of which JSON is a part).
 * @throws DocumentError naming every syntax error with line and column; also for an empty file, several documents,
 * keys that would reach a prototype, nesting deeper than 64 and alias bombs.
 */
export function parseDocumentText(file: string, text: string): ParsedDocument {
  refuseUnreadable(file, text);
  const { documents, at } = composeYaml(file, text);
  const [parsed, another] = documents;
  if (another !== undefined) {
    const message = "not valid YAML: Source contains multiple documents; one is expected.";
    throw new DocumentError([{ file, ...at(another.range[0]), path: "", message }]);
  }
  if (parsed === undefined) throw wholeFile(file, "the file is empty.");
  if (parsed.errors.length === 0 && parsed.contents === null) throw wholeFile(file, "the file is empty.");
  return located(file, text, parsed, at);
}

/** @throws DocumentError for a text that is no document of any kind: too large, or not text */
export function refuseUnreadable(file: string, text: string): void {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw wholeFile(file, `the file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read.`);
  }
  if (text.includes("\u0000")) throw wholeFile(file, "the file is not text: it holds a zero byte.");
  if (nestsTooDeep(text)) throw wholeFile(file, `the file is nested deeper than ${MAX_DEPTH} levels.`);
}

/** A path in words with one more key. */
export function joinPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** `services.web.calls[2]`, the way messages name a place in a document. */
export function formatPath(path: readonly PathStep[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : joinPath(text, step)),
    "",
  );
}
