import { isApi, readApi } from "./api/read-api";
import type { Surroundings } from "./cloudformation/evaluation";
import { isTemplate, readTemplates } from "./cloudformation/read-template";
import { child, entries, isMapping, items } from "./cursor";
import type { Cursor } from "./cursor";
import type { ImportedInput } from "./input";
import { manifestsIn, readManifests } from "./kubernetes/read-manifest";
import { isManifest } from "./kubernetes/resources";

/** Values of each format, as they stood in the input. */
export interface Sorted {
  readonly api: Cursor[];
  readonly templates: Cursor[];
  readonly manifests: Cursor[];
}

/** Lists of lists of objects, or mappings of them, are looked through this deep. */
const MAX_LEVELS = 3;

/** Decides for every value which format it has: one file may hold several. What has none is listed. */
export function sortByFormat(roots: readonly Cursor[], input: ImportedInput): Sorted {
  const sorted: Sorted = { api: [], templates: [], manifests: [] };
  for (const root of roots) sortOne(root, sorted, input, 0);
  return sorted;
}

function sortOne(cursor: Cursor, sorted: Sorted, input: ImportedInput, level: number): void {
  if (isMapping(cursor.value)) {
    if (isManifest(cursor)) return manifestsIn(cursor).forEach((each) => sorted.manifests.push(each));
    if (isTemplate(cursor)) return void sorted.templates.push(cursor);
    if (isApi(cursor)) return void sorted.api.push(cursor);
    // `aws cloudformation get-template` answers with the template in a mapping of its own.
    const body = child(cursor, "TemplateBody");
    if (body !== undefined && isMapping(body.value)) return sortOne(body, sorted, input, level);
  }
  const below = Array.isArray(cursor.value) ? items(cursor) : entries(cursor).map(([, value]) => value);
  const isCollection = below.length > 0 && below.some(({ value }) => isMapping(value) || Array.isArray(value));
  if (level >= MAX_LEVELS || !isCollection) {
    if (Array.isArray(cursor.value) && below.length === 0) return;
    return input.remarks.problem(
      cursor,
      "this is neither JSON of the App Mesh API, nor a CloudFormation template, nor a Kubernetes object.",
    );
  }
  for (const each of below) sortOne(each, sorted, input, level + 1);
}

/** Reads everything that was sorted. */
export function readSorted(
  { api, templates, manifests }: Sorted,
  surroundings: Surroundings,
  input: ImportedInput,
): void {
  for (const cursor of api) readApi(cursor, input);
  readTemplates(templates, surroundings, input);
  readManifests(manifests, input);
}
