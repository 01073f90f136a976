/** Why a rehearsal could not start, for callers that tell cases apart. */
export type RehearsalErrorCode =
  "bindings-missing" | "bindings-unreadable" | "unknown-type" | "port-taken" | "port-refused" | "not-started";

/** A rehearsal that cannot go on; the message is ready for the person who asked for it. */
export class RehearsalError extends Error {
  override readonly name = "RehearsalError";
  constructor(
    readonly code: RehearsalErrorCode,
    message: string,
  ) {
    super(message);
  }
}
