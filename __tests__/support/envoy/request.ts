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
  /** Weight by `host:port protocol`, whatever a cluster is called; what has no weight gets nothing and is left out. */
  readonly shares: Readonly<Record<string, number>>;
  readonly host: string;
  readonly path: string;
  /** Milliseconds; 0: no limit. */
  readonly timeout: number;
  readonly idle: number;
  readonly retries: number;
  readonly perTry: number | undefined;
  /** Which of the events that tests know are retried. */
  readonly retried: readonly string[];
  /** Names of headers that arrive and were not sent. */
  readonly added: readonly string[];
}

/** A request or a connection that goes where its sender dialled, past the mesh. */
export const OUTSIDE = "outside";

/** What becomes of a tcp connection. */
export interface Connection {
  /** As for requests. */
  readonly shares: Readonly<Record<string, number>>;
  /** Milliseconds; undefined: Envoy's own. */
  readonly idle: number | undefined;
}

/** What becomes of a request that reaches the Envoy of the node that it was for. */
export interface Arrival {
  /** Port of the application, with its protocol. */
  readonly to: string;
  /** Milliseconds; undefined for tcp. */
  readonly timeout: number | undefined;
  readonly idle: number | undefined;
  /** Connections, requests that wait, and requests at a time. */
  readonly limits: readonly [number, number, number];
}

/** Things that may happen to an attempt. */
export const EVENTS = [
  "status 400", "status 409", "status 500", "status 501", "status 502", "status 503", "status 504", "status 508",
  "status 511", "reset", "refused", "no connection", "grpc cancelled", "grpc deadline-exceeded", "grpc internal",
  "grpc resource-exhausted", "grpc unavailable", "grpc not-found",
] as const; // prettier-ignore
