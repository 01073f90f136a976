import { resolve } from "node:path";
import { didYouMean } from "../document";
import { FORMATS } from "../review";
import type { Layout, Review } from "../review";
import { UsageError } from "./errors";
import { WriteError, writeAllWhole } from "./write-file";

/** Where one format of a report goes. */
export interface ReportOutput {
  readonly format: string;
  /** A file; `-` for standard output. */
  readonly path: string;
}

/** Standard output, in place of a file. */
const STDOUT = "-";

/**
 * Reads `FORMAT=PATH`.
 * @throws UsageError when it has another form or names a format that there is not
 */
export function parseOutput(text: string): ReportOutput {
  const at = text.indexOf("=");
  const [format, path] = at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
  const formats = Object.keys(FORMATS);
  if (!Object.hasOwn(FORMATS, format)) {
    throw new UsageError(
      `there is no format "${format}".${didYouMean(format, formats)} Formats: ${formats.join(", ")}.`,
    );
  }
  if (path === "")
    throw new UsageError(`--output ${text} names no file: write ${format}=PATH, or ${format}=- for stdout.`);
  return { format, path };
}

/**
 * @param inputs - files that are read: a report must not take the place of its plan
 * @throws UsageError when two outputs would go to one place, however that is spelled
 */
export function refuseCollisions(outputs: readonly ReportOutput[], inputs: readonly string[] = []): void {
  const placeOf = (path: string) => (path === STDOUT ? STDOUT : resolve(path));
  const read = new Set(inputs.map(placeOf));
  const taken = new Set<string>();
  for (const { format, path } of outputs) {
    const place = placeOf(path);
    if (place !== STDOUT && read.has(place)) {
      throw new UsageError(`--output ${format}=${path} would be written over what is read; give it a file of its own.`);
    }
    if (taken.has(place)) {
      const named = path === STDOUT ? "standard output" : path;
      throw new UsageError(`two outputs go to ${named}; give each a file of its own.`);
    }
    taken.add(place);
  }
}

/** Whether something is written to standard output, so that nothing else may be. */
export function usesStdout(outputs: readonly ReportOutput[]): boolean {
  return outputs.some(({ path }) => path === STDOUT);
}

/**
 * Writes a review in several formats: all files are there in the end, or none is.
 * @returns what goes to standard output
 * @throws UsageError when one of the files cannot be written
 */
export function writeReports(review: Review, outputs: readonly ReportOutput[], terminal: Layout): string {
  const made = outputs.map(({ format, path }) => ({
    path,
    text: FORMATS[format]!(review, path === STDOUT ? terminal : {}),
  }));
  try {
    writeAllWhole(made.filter(({ path }) => path !== STDOUT));
  } catch (error) {
    if (error instanceof WriteError) throw new UsageError(error.message);
    throw error;
  }
  return made.find(({ path }) => path === STDOUT)?.text ?? "";
}
