import { didYouMean, listed } from "../../document";
import type { ParsedDocument } from "../../document";
import type { DeploymentInput } from "../schema";
import { assemble, labelOf } from "./assemble";
import { child, entries, rootOf, withValue } from "./cursor";
import { readSorted, sortByFormat } from "./formats";
import type { Sorted } from "./formats";
import type { ImportedInput } from "./input";
import { withoutRepetitions } from "./merge";
import { chooseMesh, objectsOf } from "./one-mesh";
import { settleOwner } from "./owner";
import { ImportQuestion } from "./question";
import { regionIn } from "./region";
import { Remarks } from "./remarks";
import type { Remark } from "./remarks";
import { writeDeployment } from "./write";

/** What a person says besides the files. */
export interface ImportOptions {
  /** Name of the deployment. Default: the mesh's, made into an allowed one. */
  readonly name?: string;
  /** Default: the Region that the ARNs in the files name. */
  readonly region?: string;
  /** Which mesh is meant, when the files hold several. */
  readonly mesh?: string;
  /** Values of parameters of CloudFormation templates. */
  readonly parameters?: ReadonlyMap<string, string>;
}

/** A deployment made of existing definitions. */
export interface Imported {
  readonly deployment: DeploymentInput;
  /** The deployment as a file, with comments for everything that is not in it. */
  readonly text: string;
  readonly remarks: readonly Remark[];
}

/**
 * Makes a deployment of App Mesh objects that exist already as JSON of the API, CloudFormation templates and Kubernetes
 * manifests, all of which may be mixed. The order of the documents does not matter.
 * @throws ImportQuestion when something must be said that the documents do not tell
 */
export function importMesh(documents: readonly ParsedDocument[], options: ImportOptions = {}): Imported {
  const ordered = [...documents].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const parameters = options.parameters ?? new Map<string, string>();
  const region = options.region ?? regionIn(ordered) ?? parameters.get("AWS::Region");
  const remarks = new Remarks();
  const input: ImportedInput = { objects: [], named: [], remarks };
  const sorted = sortByFormat(ordered.map(rootOf), input);
  refuseUnknownParameters(parameters, sorted);
  readSorted(sorted, { region, parameters }, input);

  const mesh = chooseMesh(input, options.mesh);
  if (region === undefined) {
    throw new ImportQuestion("no ARN in these files names a Region: name it with --region.", remarks.all());
  }
  const owned = settleOwner(withoutRepetitions(objectsOf(mesh, input), remarks), remarks);
  const deployment = assemble({ name: options.name ?? labelOf(mesh), region, mesh }, owned);
  const all = remarks.all();
  const files = ordered.map(({ file }) => file);
  return { deployment, remarks: all, text: writeDeployment(deployment, all, files) };
}

function refuseUnknownParameters(parameters: ReadonlyMap<string, string>, { templates }: Sorted): void {
  const known = new Set(
    templates.flatMap((at) => entries(child(at, "Parameters") ?? withValue(at, {})).map(([name]) => name)),
  );
  for (const name of parameters.keys()) {
    if (known.has(name) || name.startsWith("AWS::")) continue;
    const names = [...known].sort();
    const has = names.length === 0 ? "They have none." : `They have: ${listed(names)}.`;
    throw new ImportQuestion(`no template has a parameter "${name}".${didYouMean(name, names)} ${has}`);
  }
}
