import type { DeploymentInput } from "../schema";
import { KINDS } from "./kinds";
import type { ImportedObject } from "./object";
import type { Owned } from "./owner";

/** Order of the lists in a deployment's mesh. */
const LISTS = ["virtualNodes", "virtualRouters", "routes", "virtualServices", "virtualGateways", "gatewayRoutes"];

/** The head of a deployment. */
export interface Head {
  readonly name: string;
  readonly region: string;
  readonly mesh: string;
}

/** The deployment that holds imported objects, sorted by parent and name. */
export function assemble({ name, region, mesh: meshName }: Head, { meshOwner, objects }: Owned): DeploymentInput {
  const described = objects.find(({ kind }) => kind === "mesh");
  const lists = LISTS.flatMap((list) => {
    const facts = KINDS.find((each) => each.list === list)!;
    const members = objects.filter(({ kind }) => kind === facts.kind).sort(byName);
    const written = members.map(({ name: own, parent, spec, tags }) => ({
      [facts.nameKey]: own,
      ...(facts.parentKey === undefined ? {} : { [facts.parentKey]: parent }),
      spec,
      ...(tags === undefined ? {} : { tags }),
    }));
    return written.length === 0 ? [] : [[list, written] as const];
  });
  const mesh = {
    meshName,
    ...(meshOwner === undefined ? {} : { meshOwner }),
    // A mesh that is not described lives elsewhere, and is not to be made anew.
    ...(described === undefined && meshOwner === undefined ? { existing: true } : {}),
    ...(described === undefined ? {} : { spec: described.spec }),
    ...(described?.tags === undefined ? {} : { tags: described.tags }),
    ...Object.fromEntries(lists),
  };
  return { name, region, mesh: mesh as DeploymentInput["mesh"] };
}

/** A mesh's name made into one that a deployment may have. */
export function labelOf(mesh: string): string {
  const plain = mesh
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const begun = /^[a-z]/.test(plain) ? plain : `mesh-${plain}`;
  return begun.slice(0, 32).replace(/-+$/, "");
}

function byName(a: ImportedObject, b: ImportedObject): number {
  return compare(a.parent ?? "", b.parent ?? "") || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
