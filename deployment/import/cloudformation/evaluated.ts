import { withValue } from "../cursor";
import type { Cursor } from "../cursor";
import { placeholderFor, placeholderName } from "../placeholder";

/** A value that the template alone does not tell. */
export interface Missing {
  readonly at: Cursor;
  readonly placeholder: string;
  readonly what: string;
  /** Whether the value certainly holds neither a slash nor a colon: where an ARN ends its parts is known without it. */
  readonly isSegment?: boolean;
}

/** What an expression came to. */
export interface Evaluated {
  /** Undefined for AWS::NoValue. */
  readonly cursor?: Cursor;
  readonly missing: readonly Missing[];
}

/** The remarks that a value calls for: what was unknown on the way to it, and still stands in it. */
export function stillMissing({ cursor, missing }: Evaluated): readonly Missing[] {
  const value = cursor?.value;
  return typeof value === "string" ? missing.filter(({ placeholder }) => value.includes(placeholder)) : missing;
}

/** A placeholder in the place of a value, and what it stands for. */
export function unknown(
  at: Cursor,
  name: readonly string[],
  what: string,
  { isSegment = false }: Pick<Missing, "isSegment"> = {},
): Evaluated {
  const placeholder = placeholderFor(...name);
  return { cursor: withValue(at, placeholder), missing: [{ at, placeholder, what, isSegment }] };
}

/** A placeholder for a part of something unknown: named after it, and told in its stead. */
export function unknownPart(at: Cursor, whole: readonly Missing[], part: string, what: string): Evaluated {
  const names = [...new Set(whole.map(({ placeholder }) => placeholderName(placeholder)))];
  const wholes = [...new Set(whole.map((each) => each.what))];
  return unknown(at, [...names, part], `${what} of ${wholes.join(" and ")}`.replace(": of ", ": "));
}
