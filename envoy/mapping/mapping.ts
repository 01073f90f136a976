/** What becomes of a field of the model. */
export type Fate =
  /** Envoy does what App Mesh did. */
  | "exact"
  /** Envoy does it, with a difference that the note tells. */
  | "noted"
  /** Nothing in Envoy stands for it; the note tells what that means. */
  | "unused"
  /** A rule refuses it, and says what to do. */
  | "refused";

/** One field of the mesh model, or a group of fields, and what becomes of it. */
export interface Mapping {
  /**
   * Path of the field in the words of the App Mesh API. `[]` is every item of a list, `{a,b}` one of two names; a field
   * stands for everything inside it.
   */
  readonly field: string;
  readonly fate: Fate;
  /** Where it stands in Envoy's configuration. */
  readonly envoy: string;
  readonly note?: string;
  /** Rule that refuses or tells it. */
  readonly rule?: string;
}

/** `{a,b}.c` as `a.c` and `b.c`. */
export function alternatives(field: string): string[] {
  const match = /^(.*?)\{([^}]*)\}(.*)$/.exec(field);
  if (match === null) return [field];
  const [, before, names, after] = match;
  return names!.split(",").flatMap((name) => alternatives(`${before}${name}${after}`));
}
