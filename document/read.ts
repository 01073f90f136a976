import { readFileSync, statSync } from "node:fs";
import { MAX_DOCUMENT_BYTES, parseDocumentText } from "./document";
import { parseDocumentsText } from "./documents";
import type { DocumentOptions } from "./documents";
import type { ParsedDocument } from "./parsed-document";
import { DocumentError } from "./problem";

/**
 * Reads a YAML or JSON file.
 * @throws DocumentError when it is missing, a folder, unreadable, too large, empty or not YAML
 */
export function readDocument(file: string): ParsedDocument {
  return parseDocumentText(file, readText(file));
}

/**
 * Reads a file of one or several YAML documents or JSON values.
 * @throws DocumentError as `readDocument` does, with the problems of all documents
 */
export function readDocuments(file: string, options: DocumentOptions = {}): ParsedDocument[] {
  return parseDocumentsText(file, readText(file), options);
}

function readText(file: string): string {
  const refuse = (message: string) => new DocumentError([{ file, path: "", message }]);
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw refuse("this is a folder; name a file in it.");
    if (stat.size > MAX_DOCUMENT_BYTES) {
      throw refuse(`the file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read.`);
    }
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw refuse("the file is not UTF-8 text.");
    if (code === "ENOENT" || code === "ENOTDIR") throw refuse("no such file.");
    if (code === "EACCES") throw refuse("the file may not be read (permission denied).");
    throw refuse(`the file cannot be read (${code ?? String(error)}).`);
  }
}
