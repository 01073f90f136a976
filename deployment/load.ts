import { DocumentError, checkDocument, checkValue, readDocument } from "../document";
import type { ParsedDocument, Problem } from "../document";
import { deploymentSchema } from "./schema";
import type { Deployment, DeploymentInput } from "./schema";

/** A deployment together with the file it came from, so that findings can be positioned. */
export interface LoadedDeployment {
  readonly deployment: Deployment;
  readonly document: ParsedDocument;
}

/**
 * Reads a deployment file, YAML or JSON.
 * @throws DocumentError with every problem, each with line and column
 */
export function loadDeployment(file: string): LoadedDeployment {
  const document = readDocument(file);
  return { document, deployment: checkDocument(document, deploymentSchema) };
}

/**
 * Reads several deployment files.
 * @throws DocumentError with the problems of all of them, and when two have the same name
 */
export function loadDeployments(files: readonly string[]): LoadedDeployment[] {
  const problems: Problem[] = [];
  const loaded: LoadedDeployment[] = [];
  for (const file of files) {
    try {
      const one = loadDeployment(file);
      const twin = loaded.find(({ deployment }) => deployment.name === one.deployment.name);
      if (twin !== undefined) {
        const message = `"${one.deployment.name}" is the name of ${twin.document.file}, too: each deployment is a stack of its own.`;
        problems.push(one.document.problemAt(["name"], message));
      }
      loaded.push(one);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new DocumentError(problems);
  return loaded;
}

/**
 * The same deployment written in TypeScript.
 * @throws DocumentError with every problem, each with its path
 */
export function defineDeployment(input: DeploymentInput): Deployment {
  return checkValue("deployment", input, deploymentSchema);
}
