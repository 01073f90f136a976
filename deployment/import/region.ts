import { listed } from "../../document";
import type { ParsedDocument } from "../../document";
import { parseMeshArn, regionOfArn } from "./arn";
import { ImportQuestion } from "./question";

/**
 * The Region that the ARNs in the documents name: those of App Mesh objects, otherwise those of certificates, which must
 * be in the mesh's Region.
 * @throws ImportQuestion when they name several
 */
export function regionIn(documents: readonly ParsedDocument[]): string | undefined {
  const ofMeshes = new Set<string>();
  const ofOthers = new Set<string>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      const region = value.startsWith("arn:") ? regionOfArn(value) : undefined;
      if (region !== undefined) (parseMeshArn(value) === undefined ? ofOthers : ofMeshes).add(region);
    } else if (typeof value === "object" && value !== null && !seen.has(value)) {
      seen.add(value);
      Object.values(value).forEach(visit);
    }
  };
  for (const { value } of documents) visit(value);
  const found = [...(ofMeshes.size > 0 ? ofMeshes : ofOthers)].sort();
  if (found.length > 1) {
    throw new ImportQuestion(`the ARNs name several Regions (${listed(found)}): say with --region which is meant.`);
  }
  return found[0];
}
