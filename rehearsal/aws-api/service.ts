import type { Protocol } from "./protocols";
import type { Question } from "./question";
import type { Output } from "./values";

/** One operation of an AWS API that a scenario answers. */
export interface Operation {
  /** Name in the API, for example `DescribeSubnets`. */
  readonly name: string;
  /** REST only: method and path, in which `{Name}` stands for a parameter, for example `GET /outposts/{OutpostId}`. */
  readonly route?: string;
  /**
   * The answer in the words of the API.
   * @throws ApiError as the API refuses
   */
  answer(question: Question): Output;
}

/** An AWS API, as far as a scenario answers it. */
export interface Service {
  /** Name under which requests to it are signed. */
  readonly name: string;
  readonly protocol: Protocol;
  /** Whether it answers for the scenario's Region only; most do. */
  readonly regional: boolean;
  readonly operations: readonly Operation[];
}
