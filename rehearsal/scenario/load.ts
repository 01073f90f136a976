import { dirname, resolve } from "node:path";
import { checkDocument, DocumentError, readDocument, sortProblems } from "../../document";
import type { ParsedDocument } from "../../document";
import { crossChecks } from "./cross-checks";
import { readLayers } from "./layers";
import type { Scenario } from "./scenario";
import { completeScenario } from "./scenario";
import { SCENARIO_SCHEMA } from "./schema";

/**
 * Reads a scenario file and those that it extends.
 * @throws DocumentError with every problem at once, each at its file, line and column
 */
export function loadScenario(file: string): Scenario {
  const document = readLayers(file, {
    read: readDocument,
    locate: (from, to) => ({ shown: besides(from, to), key: resolve(dirname(from), to) }),
    keyOf: (name) => resolve(name),
  });
  return scenarioOf(document);
}

/**
 * Checks a scenario that is already read.
 * @throws DocumentError with every problem at once
 */
export function scenarioOf(document: ParsedDocument): Scenario {
  const written = checkDocument(document, SCENARIO_SCHEMA);
  const contradictions = crossChecks(written);
  if (contradictions.length > 0) {
    throw new DocumentError(sortProblems(contradictions.map(({ path, message }) => document.problemAt(path, message))));
  }
  return completeScenario(written);
}

/** The extended file's name as the person would write it: relative names stay relative. */
function besides(from: string, to: string): string {
  const folder = dirname(from);
  return folder === "." || to.startsWith("/") ? to : `${folder}/${to.replace(/^\.\//, "")}`;
}
