import { relative, resolve } from "node:path";
import {
  CLOUDFORMATION_SHORT_FORMS,
  defineDeployment,
  importBlocks,
  importBlocksText,
  importMesh,
} from "../deployment";
import type { DeploymentInput, ImportBlocks, Remark } from "../deployment";
import { DocumentError, MAX_DOCUMENT_BYTES, parseDocumentsBytes, readDocuments } from "../document";
import type { ParsedDocument, Problem } from "../document";
import { logicalId } from "../modules/terraform/logical-id";
import { UsageError } from "./errors";
import { STDIN } from "./standard-input";
import { writeWhole } from "./write-file";

/** What `import` is told besides the files. */
export interface ImportFilesOptions {
  readonly name?: string;
  readonly region?: string;
  readonly mesh?: string;
  /** Values of template parameters, each as `NAME=VALUE`. */
  readonly parameters?: readonly string[];
  /** What came through standard input; for files named `-`. */
  readonly standardInput?: Buffer;
}

/** A deployment made of files, with what lets Terraform adopt its live resources. */
export interface ImportedFiles {
  readonly deployment: DeploymentInput;
  readonly text: string;
  readonly remarks: readonly Remark[];
  readonly importing: ImportBlocks;
}

/**
 * Makes a deployment of files with existing App Mesh definitions; `-` is standard input.
 * @throws DocumentError with the syntax errors of all files
 * @throws UsageError for options that cannot be
 * @throws ImportQuestion when something must be said that the files do not tell
 */
export function importFiles(files: readonly string[], options: ImportFilesOptions): ImportedFiles {
  const { name, region, mesh } = options;
  refuseOptions(name, region);
  const parameters = readParameters(options.parameters ?? []);
  const imported = importMesh(readAll(files, options.standardInput), { name, region, mesh, parameters });
  if (Buffer.byteLength(imported.text) > MAX_DOCUMENT_BYTES) {
    throw new UsageError("the deployment would be larger than the files that are read: import it in parts.");
  }
  return { ...imported, importing: importBlocks(imported.deployment, logicalId) };
}

/**
 * Writes the deployment, and the import blocks when asked for, each whole or not at all.
 * @returns what was written
 * @throws UsageError when a file cannot be written, or is one of those that are read
 */
export function writeImported(
  { deployment, text, importing }: ImportedFiles,
  from: readonly string[],
  { out, withBlocks }: { readonly out?: string; readonly withBlocks: boolean },
): { readonly blocksFile?: string } {
  const blocksFile = withBlocks
    ? `${out?.replace(/\.(ya?ml|json)$/, "") ?? deployment.name}.imports.tf.json`
    : undefined;
  for (const file of [out, blocksFile]) {
    if (file !== undefined && from.some((each) => each !== STDIN && resolve(each) === resolve(file))) {
      throw new UsageError(`${file} is one of the files that are imported: name another one with --out.`);
    }
  }
  if (blocksFile !== undefined) write(blocksFile, importBlocksText(importing));
  if (out !== undefined) write(out, text);
  return blocksFile === undefined ? {} : { blocksFile };
}

function write(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
}

function readAll(files: readonly string[], standardInput: Buffer = Buffer.alloc(0)): ParsedDocument[] {
  const problems: Problem[] = [];
  const documents: ParsedDocument[] = [];
  // A file given twice would repeat every one of its remarks.
  const once = new Map(files.map((file) => [file === STDIN ? STDIN : `./${relative("", file)}`, file]));
  const options = { shortForms: CLOUDFORMATION_SHORT_FORMS };
  for (const file of once.values()) {
    try {
      const read =
        file === STDIN ? parseDocumentsBytes("<stdin>", standardInput, options) : readDocuments(file, options);
      for (const each of read) documents.push(each);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      for (const problem of error.problems) problems.push(problem);
    }
  }
  if (problems.length > 0) throw new DocumentError(problems);
  return documents;
}

function refuseOptions(name: string | undefined, region: string | undefined): void {
  try {
    defineDeployment({ name: name ?? "any", region: region ?? "eu-central-1", mesh: {} });
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new UsageError(error.problems.map(({ path, message }) => `--${path}: ${message}`).join(" "));
  }
}

function readParameters(given: readonly string[]): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const each of given) {
    const [, name, value] = /^([^=]+)=([^]*)$/.exec(each) ?? [];
    if (name === undefined || value === undefined) {
      throw new UsageError(`--parameter ${JSON.stringify(each)} has not the form NAME=VALUE.`);
    }
    if (parameters.has(name) && parameters.get(name) !== value) {
      throw new UsageError(`--parameter ${name} is given twice, with different values.`);
    }
    parameters.set(name, value);
  }
  return parameters;
}
