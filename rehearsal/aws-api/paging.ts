import { ApiError } from "./errors";
import type { Question } from "./question";

/** How many results an operation gives at once. */
export interface PageBounds {
  readonly least: number;
  readonly most: number;
  /** When none is asked for. @default - `most` */
  readonly usual?: number;
}

/** A part of a list, and how to ask for the rest; undefined when there is none. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * The page of a list that `MaxResults` and `NextToken` ask for.
 * @throws ApiError when one of them is out of bounds
 */
export function pageOf<T>(question: Question, items: readonly T[], { least, most, usual = most }: PageBounds): Page<T> {
  const size = question.number("MaxResults") ?? usual;
  if (size < least || size > most) {
    throw new ApiError(
      "InvalidParameterValue",
      `Value (${size}) for parameter MaxResults is invalid. Expecting a value between ${least} and ${most}.`,
    );
  }
  const start = positionOf(question.text("NextToken"), items.length);
  const end = start + size;
  return { items: items.slice(start, end), nextToken: end < items.length ? tokenFor(end) : undefined };
}

function tokenFor(position: number): string {
  return Buffer.from(`after ${position}`).toString("base64url");
}

function positionOf(token: string | undefined, length: number): number {
  if (token === undefined) return 0;
  const position = /^after (\d{1,9})$/.exec(Buffer.from(token, "base64url").toString("utf8"))?.[1];
  if (position !== undefined && Number(position) < length) return Number(position);
  throw new ApiError("InvalidNextToken", "The token is invalid.");
}
