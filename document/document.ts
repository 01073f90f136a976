import { wholeFile } from "./problem";
import type { ParsedDocument } from "./parsed-document";
import { parseJson, parseSimpleYaml } from "./quick";
import type { ShortForms } from "./short-forms";
import type * as thorough from "./thorough";

/** Larger files are refused: no deployment of a real site comes near it. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/** What a format adds to YAML. */
export interface DocumentOptions {
  /** Tags of the format's own, such as CloudFormation's `!Ref`, each with the key that it stands for. */
  readonly shortForms?: ShortForms;
}

const NONE: ShortForms = new Map();

/* eslint-disable @typescript-eslint/no-require-imports --
   The library that knows the whole language takes as long to load as a small file takes to be read, and most files are
   never in need of it. */
const thoroughly = () => require("./thorough") as typeof thorough;

/**
 * Parses YAML (of which JSON is a part).
 * @throws DocumentError naming every syntax error with line and column; also for an empty file, several documents,
 * keys that would reach a prototype, nesting deeper than 64 and alias bombs.
 */
export function parseDocumentText(file: string, text: string): ParsedDocument {
  refuseUnreadable(file, text);
  const [one, another] = parseQuickly(file, text, NONE);
  return one !== undefined && another === undefined ? one : thoroughly().parseOne(file, text);
}

/**
 * Parses everything that a file holds: YAML documents separated by `---`, or JSON values one behind the other, as a
 * shell that appends the answers of several commands leaves them. Merge keys (`<<`) are merged.
 * @throws DocumentError naming every syntax error with line and column; also for a file without any document, for tags
 * that nobody knows, for anchors that hold themselves, and for what `parseDocumentText` refuses
 */
export function parseDocumentsText(file: string, text: string, options: DocumentOptions = {}): ParsedDocument[] {
  const { shortForms = NONE } = options;
  refuseUnreadable(file, text);
  const documents = parseQuickly(file, text, shortForms);
  return documents.length > 0 ? [...documents] : thoroughly().parseAll(file, text, shortForms);
}

/** The documents of a text of a simple form; none when it has another, or when there is anything wrong with it. */
function parseQuickly(file: string, text: string, shortForms: ShortForms): readonly ParsedDocument[] {
  return parseJson(file, text) ?? parseSimpleYaml(file, text, shortForms) ?? [];
}

/** @throws DocumentError for a text that is no document of any kind: too large, or not text */
function refuseUnreadable(file: string, text: string): void {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw wholeFile(file, `the file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read.`);
  }
  if (text.includes("\u0000")) throw wholeFile(file, "the file is not text: it holds a zero byte.");
}
