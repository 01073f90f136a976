/** A request as a test sends it. */
export interface SampleRequest {
  readonly host: string;
  readonly method: string;
  readonly scheme: "http" | "https";
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether its content type is gRPC's. */
  readonly grpc: boolean;
}

/** What becomes of a request: where it goes by weight, and how. */
export interface Outcome {
  /** Weight by `node:port`; what has no weight gets nothing and is left out. */
  readonly shares: Readonly<Record<string, number>>;
  readonly host: string;
  readonly path: string;
  /** Milliseconds; 0: no limit. */
  readonly timeout: number;
  readonly idle: number | undefined;
  readonly retries: number;
  readonly perTry: number | undefined;
  /** Which of the events that tests know are retried. */
  readonly retried: readonly string[];
}

/** Things that may happen to an attempt. */
export const EVENTS = [
  "status 400", "status 409", "status 500", "status 501", "status 502", "status 503", "status 504", "status 508",
  "status 511", "reset", "refused", "no connection", "grpc cancelled", "grpc deadline-exceeded", "grpc internal",
  "grpc resource-exhausted", "grpc unavailable", "grpc not-found",
] as const; // prettier-ignore
