import { DocumentError, formatProblem } from "../../../document";

/** The problems that `work` reports, one line each; fails when it succeeds or throws anything else. */
export function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof DocumentError) return error.problems.map(formatProblem);
    throw error;
  }
  throw new Error("a DocumentError was expected, but nothing was thrown");
}
