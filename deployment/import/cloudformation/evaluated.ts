import { withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { placeholderFor } from "../placeholder";

/** A value that the template alone does not tell. */
export interface Missing {
  readonly at: Cursor;
  readonly placeholder: string;
  readonly what: string;
}

/** What an expression came to. */
export interface Evaluated {
  /** Undefined for AWS::NoValue. */
  readonly cursor?: Cursor;
  readonly missing: readonly Missing[];
}

/** A placeholder in the place of a value, and what it stands for. */
export function unknown(at: Cursor, name: readonly string[], what: string): Evaluated {
  const placeholder = placeholderFor(...name);
  return { cursor: withValue(at, placeholder), missing: [{ at, placeholder, what }] };
}
