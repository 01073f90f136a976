import { composeYaml } from "./compose";
import { located } from "./located";
import { MAX_DEPTH, nestsTooDeep } from "./nesting";
import { DocumentError, wholeFile } from "./problem";
import type { ParsedDocument } from "./parsed-document";

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
  return located(file, parsed, at);
}

/** @throws DocumentError for a text that is no document of any kind: too large, or not text */
export function refuseUnreadable(file: string, text: string): void {
  if (Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw wholeFile(file, `the file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read.`);
  }
  if (text.includes("\u0000")) throw wholeFile(file, "the file is not text: it holds a zero byte.");
  if (nestsTooDeep(text)) throw wholeFile(file, `the file is nested deeper than ${MAX_DEPTH} levels.`);
}
