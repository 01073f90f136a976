/**
 * One thing that is wrong with a file a person wrote, and where it stands.
 */
export interface Problem {
  /** The file as the person named it. */
  readonly file: string;
  /** Line, counted from 1. Absent when the file as a whole is meant. */
  readonly line?: number;
  /** Column, counted from 1. */
  readonly column?: number;
  /** Where in the document, for example `services.catalog.versions.v2.weight`. Empty for the whole document. */
  readonly path: string;
  /** What is wrong, with the value, what is allowed and what was probably meant. */
  readonly message: string;
}

/** `file:line:column path: message`, the form that editors and terminals turn into a link. */
export function formatProblem(problem: Problem): string {
  const position = problem.line === undefined ? "" : `:${problem.line}:${problem.column ?? 1}`;
  const path = problem.path === "" ? "" : `${problem.path}: `;
  return `${problem.file}${position} ${path}${problem.message}`;
}

/** Every problem of a document at once; thrown instead of the first one found. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
  }
}

/** A problem of the file as a whole. */
export function wholeFile(file: string, message: string): DocumentError {
  return new DocumentError([{ file, path: "", message }]);
}
