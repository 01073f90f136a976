/** A mistake that Terraform shows to its user, with the words that the AWS provider would use. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  constructor(
    message: string,
    readonly detail = "",
  ) {
    super(message);
  }
}

/** A diagnostic as the protocol carries it. */
export interface Diagnostic {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
}

const ERROR = 1;

/** Turns whatever was thrown into an error that Terraform shows. */
export function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof ProviderError) return { severity: ERROR, summary: error.message, detail: error.detail };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    severity: ERROR,
    summary: "The rehearsal's stand-in for AWS failed",
    detail: `This is a mistake in the rehearsal, not in the configuration.\n\n${text}`,
  };
}
