import { readFileSync, statSync } from "node:fs";
import { MAX_DOCUMENT_BYTES, parseDocumentText, parseDocumentsText } from "./document";
import type { DocumentOptions } from "./document";
import type { ParsedDocument } from "./parsed-document";
import { DocumentError, wholeFile } from "./problem";

/**
 * Reads a YAML or JSON file.
 * @throws DocumentError when it is missing, a folder, a pipe, unreadable, too large, empty or not YAML
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

/**
 * Parses the bytes of a stream, such as standard input, as `readDocuments` does those of a file.
 * @param name what messages call the stream
 * @throws DocumentError as `readDocuments` does
 */
export function parseDocumentsBytes(name: string, bytes: Buffer, options: DocumentOptions = {}): ParsedDocument[] {
  refuseTooLarge(name, bytes.length);
  return parseDocumentsText(name, decode(name, bytes), options);
}

function refuseTooLarge(file: string, size: number): void {
  if (size <= MAX_DOCUMENT_BYTES) return;
  throw wholeFile(file, `the file is larger than ${MAX_DOCUMENT_BYTES / 1024 / 1024} MiB, the most that is read.`);
}

function decode(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw wholeFile(file, "the file is not UTF-8 text.");
  }
}

function readText(file: string): string {
  const refuse = (message: string) => wholeFile(file, message);
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw refuse("this is a folder; name a file in it.");
    // A pipe may never end, or never begin.
    if (!stat.isFile()) throw refuse("this is a pipe or a device; write its text to a file and name that.");
    refuseTooLarge(file, stat.size);
    return decode(file, readFileSync(file));
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") throw refuse("no such file.");
    if (code === "EACCES") throw refuse("the file may not be read (permission denied).");
    throw refuse(`the file cannot be read (${code ?? String(error)}).`);
  }
}
