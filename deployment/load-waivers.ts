import { checkDocument, readDocument } from "../document";
import type { ParsedDocument } from "../document";
import { waiversSchema } from "./schema";
import type { WaiverEntry } from "./schema";

/** A waivers file, with the position of everything in it. */
export interface LoadedWaivers {
  readonly document: ParsedDocument;
  readonly waivers: readonly WaiverEntry[];
}

/**
 * Reads a file of waivers, YAML or JSON.
 * @throws DocumentError with every problem, each with line and column
 */
export function loadWaivers(file: string): LoadedWaivers {
  const document = readDocument(file);
  return { document, waivers: checkDocument(document, waiversSchema).waivers };
}
