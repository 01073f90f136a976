import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a file so that it is there whole or not at all, also when the process is killed meanwhile. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.partial-${process.pid}`;
  try {
    writeFileSync(partial, text);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** A file of several cannot be written, so none was. */
export class WriteError extends Error {
  override readonly name = "WriteError";

  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`${file} cannot be written (${(cause as NodeJS.ErrnoException).code ?? String(cause)}).`, { cause });
  }
}

/**
 * Writes several files, all or none: each is written beside its place, and they take their places when all are there.
 * @throws WriteError when one cannot be written
 */
export function writeAllWhole(files: readonly { readonly path: string; readonly text: string }[]): void {
  const partial = (path: string) => `${path}.partial-${process.pid}`;
  try {
    for (const { path, text } of files) {
      naming(path, () => {
        mkdirSync(dirname(path), { recursive: true });
        refuseFolder(path);
        writeFileSync(partial(path), text);
      });
    }
    for (const { path } of files) naming(path, () => renameSync(partial(path), path));
  } finally {
    // What was never made, because its folder could not be, is not there to be removed either.
    for (const { path } of files) ignoringErrors(() => rmSync(partial(path), { force: true }));
  }
}

/** A folder would refuse its file only when others have taken their places already. */
function refuseFolder(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw Object.assign(new Error(`${path} is a folder`), { code: "EISDIR" });
}

function naming(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new WriteError(path, error);
  }
}

function ignoringErrors(work: () => void): void {
  try {
    work();
  } catch {
    // The error that counts is on its way already.
  }
}
