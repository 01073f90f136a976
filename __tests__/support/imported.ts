import { CLOUDFORMATION_SHORT_FORMS, deploymentSchema, expandMesh, formatRemark, importMesh } from "../../deployment";
import type { Imported, ImportOptions, MeshModel } from "../../deployment";
import { checkDocument, parseDocumentText, parseDocumentsText } from "../../document";

/** Imports texts as files. */
export function importTexts(texts: Readonly<Record<string, string>>, options: ImportOptions = {}): Imported {
  const documents = Object.entries(texts).flatMap(([file, text]) =>
    parseDocumentsText(file, text, { shortForms: CLOUDFORMATION_SHORT_FORMS }),
  );
  return importMesh(documents, { region: "eu-central-1", ...options });
}

/** The remarks on texts, one line each. */
export function remarksOn(texts: Readonly<Record<string, string>>, options: ImportOptions = {}): string[] {
  return importTexts(texts, options).remarks.map(formatRemark);
}

/** The mesh that a deployment file expands to. */
export function modelOf(text: string): MeshModel {
  return expandMesh(checkDocument(parseDocumentText("imported.yaml", text), deploymentSchema))!;
}
