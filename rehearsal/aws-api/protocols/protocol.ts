import type { ApiError } from "../errors";
import type { Input, Output } from "../values";

/** A request, read whole. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a protocol has to know of an operation. */
export interface Route {
  readonly name: string;
  readonly route?: string;
}

/** Which operation is asked for, and with which parameters. */
export interface Call<T extends Route> {
  readonly operation: T;
  readonly input: Input;
}

/** One of the ways in which AWS APIs write requests and answers. */
export interface Protocol {
  /**
   * @throws ApiError for a request that the protocol has no such form for
   * @throws UnknownOperation for one that is none of the operations
   */
  read<T extends Route>(request: ApiRequest, operations: readonly T[]): Call<T>;
  answer(operation: string, output: Output): ApiReply;
  refuse(error: ApiError): ApiReply;
  /** How an API of this protocol refuses an operation that it has not got. */
  unknown(operation: string): ApiError;
}
