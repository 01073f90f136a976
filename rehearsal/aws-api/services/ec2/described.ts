import { fitsFilters, UnknownFilter } from "../../../world";
import type { FilterValues } from "../../../world";
import { ApiError } from "../../errors";
import { pageOf } from "../../paging";
import type { Question } from "../../question";
import type { Output } from "../../values";

const PAGE = { least: 5, most: 1000 };

/** Something that the EC2 API describes. */
export interface Described {
  readonly id: string;
  readonly filterValues: FilterValues;
  readonly tags: Readonly<Record<string, string>>;
  readonly output: Output | string;
}

export interface DescribeOptions {
  /** Parameter that names single ones, for example `SubnetId`. */
  readonly ids: string;
  /** The refusal for an id that there is not. */
  readonly notFound: (id: string) => ApiError;
}

/**
 * What a Describe operation of the EC2 API answers: those of the ids and filters that it is asked for, a page at a time.
 * @throws ApiError for an id that there is not and a filter that a rehearsal does not know
 */
export function describe(question: Question, all: readonly Described[], { ids, notFound }: DescribeOptions) {
  const wanted = question.texts(ids);
  const missing = wanted.find((id) => !all.some((each) => each.id === id));
  if (missing !== undefined) throw notFound(missing);
  const named = wanted.length === 0 ? all : all.filter(({ id }) => wanted.includes(id));
  return pageOf(question, fitting(question, named), PAGE);
}

/** Those that fit the filters of a question. @throws ApiError for a filter that a rehearsal does not know */
export function fitting<T extends Pick<Described, "filterValues" | "tags">>(
  question: Question,
  all: readonly T[],
): T[] {
  try {
    return all.filter(({ filterValues, tags }) => fitsFilters(question.filters(), filterValues, tags));
  } catch (error) {
    if (!(error instanceof UnknownFilter)) throw error;
    throw new ApiError(
      "InvalidParameterValue",
      `${error.message}. A rehearsal answers here: ${[...error.known, "tag:KEY", "tag-key"].join(", ")}.`,
    );
  }
}

/** Tags as the EC2 API lists them. */
export function tagSet(tags: Readonly<Record<string, string>>): Output[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
