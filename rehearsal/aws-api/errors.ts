/** A refusal in the words of an AWS API. Its shape is the protocol's business. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    /** Code that the SDKs tell errors by, for example `InvalidVpcID.NotFound`. */
    readonly code: string,
    message: string,
    /** HTTP status. Never 5xx: the SDKs would ask again and again. */
    readonly status = 400,
  ) {
    super(message);
  }
}

/** The operation is not among those that a scenario answers. */
export class UnknownOperation extends Error {
  override readonly name = "UnknownOperation";
  constructor(
    /** What was asked for, as far as the request says it. */
    readonly operation: string,
  ) {
    super(operation);
  }
}
