import type { Subject } from "../rule";
import type { Path, Placed } from "./placed";

/** A part of an object of the mesh, with the place where it stands. */
export interface Part<T> {
  readonly owner: Placed<unknown>;
  readonly value: T;
  at(...steps: Path): Path;
}

/** A part of an object. */
export function part<T>(owner: Placed<unknown>, value: T, ...base: Path): Part<T> {
  return { owner, value, at: (...steps) => owner.at(...base, ...steps) };
}

/** A part of a part. */
export function within<T>(parent: Part<unknown>, value: T, ...base: Path): Part<T> {
  return { owner: parent.owner, value, at: (...steps) => parent.at(...base, ...steps) };
}

/** A walk whose result is kept for each subject, because many rules take it. */
export function once<T>(walk: (subject: Subject) => Iterable<T>): (subject: Subject) => readonly T[] {
  const results = new WeakMap<Subject, readonly T[]>();
  return (subject) => {
    let result = results.get(subject);
    if (result === undefined) {
      result = [...walk(subject)];
      results.set(subject, result);
    }
    return result;
  };
}
