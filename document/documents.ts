import { isScalar } from "yaml";
import type { Document as YamlDocument, Tags } from "yaml";
import { composeYaml } from "./compose";
import { refuseUnreadable } from "./document";
import type { ParsedDocument } from "./parsed-document";
import { parseJson } from "./json";
import { splitJson } from "./json-stream";
import { located } from "./located";
import type { Locator } from "./located";
import { DocumentError, wholeFile } from "./problem";
import type { Problem } from "./problem";

/** What a format adds to YAML. */
export interface DocumentOptions {
  /** Tags of the format's own, such as CloudFormation's `!Ref`. */
  readonly tags?: Tags;
}

/**
 * Parses everything that a file holds: YAML documents separated by `---`, or JSON values one behind the other, as a
 * shell that appends the answers of several commands leaves them. Merge keys (`<<`) are merged.
 * @throws DocumentError naming every syntax error with line and column; also for a file without any document, for tags
 * that nobody knows, for anchors that hold themselves, and for what `parseDocumentText` refuses
 */
export function parseDocumentsText(file: string, text: string, options: DocumentOptions = {}): ParsedDocument[] {
  refuseUnreadable(file, text);
  const json = parseJson(file, text);
  if (json !== undefined) return json;
  const problems: Problem[] = [];
  const parsed: ParsedDocument[] = [];
  for (const part of splitJson(text)) {
    const { documents, at } = composeYaml(file, part.text, { merge: true, customTags: options.tags });
    const locator: Locator = (offset) => part.at(at(offset));
    for (const document of documents) {
      try {
        if (document.errors.length === 0 && isEmpty(document)) continue;
        parsed.push(readOne(file, document, locator));
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
        // No spread: a file may hold more documents than a call takes arguments.
        for (const problem of error.problems) problems.push(problem);
      }
    }
  }
  if (problems.length > 0) throw new DocumentError(problems);
  if (parsed.length === 0) throw wholeFile(file, "the file is empty.");
  return parsed;
}

function readOne(file: string, document: YamlDocument.Parsed, at: Locator): ParsedDocument {
  const one = located(file, document, at);
  const unknownTags = document.warnings.map(({ message, pos }) => ({
    file,
    ...at(pos[0]),
    path: "",
    message: `not understood: ${message.replace(/\s+/g, " ")}.`,
  }));
  if (unknownTags.length > 0) throw new DocumentError(unknownTags);
  if (holdsItself(one.value)) throw wholeFile(file, "an anchor holds an alias of itself: such a value has no end.");
  return one;
}

function isEmpty({ contents }: YamlDocument.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

/** Whether a value contains itself. Aliases make values shared, so each is looked into once only. */
function holdsItself(root: unknown): boolean {
  const open = new Set<object>();
  const done = new Set<object>();
  const visit = (value: unknown): boolean => {
    if (typeof value !== "object" || value === null || done.has(value)) return false;
    if (open.has(value)) return true;
    open.add(value);
    const found = Object.values(value).some(visit);
    open.delete(value);
    done.add(value);
    return found;
  };
  return visit(root);
}
