import { listed } from "../../document";
import type { ImportedObject } from "./object";
import { describe } from "./one-mesh";
import type { Remarks } from "./remarks";

/** Whose mesh it is, and the objects that an account can manage in it. */
export interface Owned {
  /** Account that owns the mesh, when it is another than that of the objects. */
  readonly meshOwner?: string;
  readonly objects: readonly ImportedObject[];
}

/**
 * Finds out whether the mesh is shared with the account that the objects belong to. An account sees what others have
 * put into its mesh and cannot manage it: such objects are listed.
 */
export function settleOwner(objects: readonly ImportedObject[], remarks: Remarks): Owned {
  const owners = [...new Set(objects.flatMap(({ meshOwner }) => meshOwner ?? []))].sort();
  if (owners.length > 1) {
    const last = objects.find(({ meshOwner }) => meshOwner === owners[1])!;
    remarks.problem(last.at, `the mesh has several owners (${listed(owners)}): ${owners[0]} is taken.`);
  }
  const owner = owners[0];
  if (owner === undefined) return { objects };
  const members = objects.filter(({ kind }) => kind !== "mesh");
  const known = members.filter(({ resourceOwner }) => resourceOwner !== undefined);
  // A mesh belongs to its owner, which says nothing about the account that the deployment is for.
  const said = known.length > 0 ? known : objects.filter((each) => each.meshOwner !== undefined);
  const ofOwner = said.some((each) => each.resourceOwner === owner);
  const accounts = [...new Set(known.flatMap(({ resourceOwner }) => resourceOwner ?? []))].sort();
  const account = ofOwner ? owner : accounts[0];
  const foreign = known.filter(({ resourceOwner }) => resourceOwner !== account);
  for (const object of foreign) {
    const message = `${describe(object)} is not taken: it belongs to account ${object.resourceOwner}, not to ${account}.`;
    remarks.problem(object.at, message);
  }
  const own = objects.filter((object) => !foreign.includes(object));
  return ofOwner ? { objects: own } : { meshOwner: owner, objects: own };
}
