import { isScalar } from "yaml";
import type { Document as YamlDocument } from "yaml";
import { nestsTooDeep, MAX_DEPTH } from "../nesting";
import type { ParsedDocument } from "../parsed-document";
import { DocumentError, wholeFile } from "../problem";
import type { Problem } from "../problem";
import type { ShortForms } from "../short-forms";
import { composeYaml } from "./compose";
import { splitJson } from "./json-stream";
import { located } from "./located";
import type { Locator } from "./located";
import { tagsOf } from "./tags";

/** Parses a text that is to hold one document, by the whole language. @throws DocumentError as `parseDocumentText` does */
export function parseOne(file: string, text: string): ParsedDocument {
  refuseTooDeep(file, text);
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

/** Parses all documents of a text, by the whole language. @throws DocumentError as `parseDocumentsText` does */
export function parseAll(file: string, text: string, shortForms: ShortForms): ParsedDocument[] {
  refuseTooDeep(file, text);
  const customTags = tagsOf(shortForms);
  const problems: Problem[] = [];
  const parsed: ParsedDocument[] = [];
  for (const part of splitJson(text)) {
    const { documents, at } = composeYaml(file, part.text, { merge: true, customTags });
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

function refuseTooDeep(file: string, text: string): void {
  if (nestsTooDeep(text)) throw wholeFile(file, `the file is nested deeper than ${MAX_DEPTH} levels.`);
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
