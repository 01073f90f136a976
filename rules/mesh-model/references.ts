import { listed, suggest } from "../../document";
import type { Violation } from "../rule";
import type { Path } from "./placed";

/** A name that refers to an object that is not in the file. */
export interface Unresolved {
  readonly path: Path;
  /** What refers, with its verb: `route "r" of virtual router "x" targets`. */
  readonly subject: string;
  /** Kind of the object that is missing: `virtual node`. */
  readonly kind: string;
  readonly name: string;
}

/**
 * With more missing names than this, nothing is suggested: comparing names costs their product, and so many were not
 * misspelt one by one.
 */
const MOST_SUGGESTED = 20;

/** One violation for each name that is missing, with what was probably meant. */
export function* missing(
  unresolved: readonly Unresolved[],
  known: (kind: string) => Iterable<string>,
  consequence: string,
): Iterable<Violation> {
  const cache = new Map<string, { readonly all: readonly string[]; readonly text: string }>();
  const knownOf = (kind: string) => {
    const cached = cache.get(kind);
    if (cached !== undefined) return cached;
    const all = [...new Set(known(kind))].sort();
    const entry = { all, text: all.length === 0 ? "none" : listed(all) };
    cache.set(kind, entry);
    return entry;
  };
  const suggested = unresolved.length <= MOST_SUGGESTED;
  for (const { path, subject, kind, name } of unresolved) {
    const here = knownOf(kind);
    const meant = suggested ? meantBy(name, here.all) : "";
    yield {
      path,
      message: `${subject} ${kind} ${JSON.stringify(name)}, which ${consequence}.${meant} Here: ${here.text}.`,
    };
  }
}

/** Host names of one domain are always near; each of their labels must be, too. */
function meantBy(name: string, all: readonly string[]): string {
  const meant = suggest(name, all);
  if (meant === undefined) return "";
  const [given, near] = [name.split("."), meant.split(".")];
  const differs = given.some((label, i) => suggest(label, [near[i] ?? ""]) === undefined);
  return given.length === near.length && differs ? "" : ` Did you mean ${JSON.stringify(meant)}?`;
}
