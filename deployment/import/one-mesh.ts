import { didYouMean, listed } from "../../document";
import type { ImportedInput } from "./input";
import { factsOf } from "./kinds";
import type { ImportedObject } from "./object";
import { ImportQuestion } from "./question";

/**
 * Name of the mesh that a deployment is made of.
 * @throws ImportQuestion when the input holds none, or several and nobody said which
 */
export function chooseMesh({ objects, named, remarks }: ImportedInput, wanted: string | undefined): string {
  const ask = (message: string) => new ImportQuestion(message, remarks.all());
  if (objects.length === 0) throw ask("these files describe no App Mesh object: there is nothing to import.");
  const meshes = [...new Set(objects.flatMap(({ mesh }) => mesh ?? []))].sort();
  const candidates = meshes.length > 0 ? meshes : [...new Set(named.flatMap(({ mesh }) => mesh ?? []))].sort();
  if (wanted !== undefined) {
    if (candidates.length === 0 || candidates.includes(wanted)) return wanted;
    const quoted = JSON.stringify(wanted);
    throw ask(
      `there is no mesh ${quoted} in these files.${didYouMean(wanted, candidates)} There are: ${listed(candidates)}.`,
    );
  }
  if (candidates.length === 1) return candidates[0]!;
  throw ask(
    candidates.length === 0
      ? "these files do not say which mesh their objects belong to: name it with --mesh."
      : `these files hold several meshes (${listed(candidates)}): say with --mesh which is meant.`,
  );
}

/** The objects of a mesh; those of others are listed. */
export function objectsOf(mesh: string, { objects, named, remarks }: ImportedInput): ImportedObject[] {
  const several = new Set(objects.flatMap((object) => object.mesh ?? [])).size > 1;
  const own: ImportedObject[] = [];
  for (const object of objects) {
    const what = describe(object);
    if (object.mesh !== undefined && object.mesh !== mesh) {
      remarks.note(object.at, `${what} is not taken: it belongs to the mesh "${object.mesh}".`, "value");
      continue;
    }
    if (object.mesh === undefined && several) {
      remarks.problem(object.at, `nothing says which mesh ${what} belongs to: it is taken to be in "${mesh}".`);
    }
    own.push(object);
  }
  const described = new Set(own.map(keyOf));
  for (const each of named) {
    if (described.has(keyOf(each)) || (each.mesh !== undefined && each.mesh !== mesh)) continue;
    remarks.problem(each.at, `${describe(each)} is named but not described: its spec is in what describe-* answers.`);
  }
  return own;
}

/** What tells an object from every other in its mesh. */
export function keyOf({ kind, parent, name }: Pick<ImportedObject, "kind" | "parent" | "name">): string {
  return JSON.stringify([kind, parent ?? "", name]);
}

/** An object in words. */
export function describe({ kind, parent, name }: Pick<ImportedObject, "kind" | "parent" | "name">): string {
  return `${factsOf(kind).title} "${name}"${parent === undefined ? "" : ` of "${parent}"`}`;
}
