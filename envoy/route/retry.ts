import type { RetryPolicy } from "../../deployment";
import { seconds } from "../duration";
import { extension, message } from "../json";
import type { Message } from "../json";

/** Answers that App Mesh counted as each event. */
const SERVER_ERRORS = [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511];
const GATEWAY_ERRORS = [502, 503, 504];

/**
 * A retry goes to a host that was not asked yet, where there is one; five are drawn before one that was is taken, as App
 * Mesh had it (aws-app-mesh-roadmap issue 229).
 */
const ANOTHER_HOST = {
  retry_host_predicate: [
    extension(
      "envoy.retry_host_predicates.previous_hosts",
      "envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate",
    ),
  ],
  host_selection_retry_max_attempts: "5",
};

/** What App Mesh did where a route says nothing (App Mesh user guide, Envoy defaults). */
export const DEFAULT_RETRY_POLICY: Message = {
  retry_on: "connect-failure,refused-stream,reset,retriable-status-codes,unavailable",
  num_retries: 2,
  retriable_status_codes: [503],
  ...ANOTHER_HOST,
};

/** A route's retry policy. */
export function retryPolicy(policy: RetryPolicy | undefined): Message {
  if (policy === undefined) return DEFAULT_RETRY_POLICY;
  const http = policy.httpRetryEvents ?? [];
  const codes = new Set([
    ...(http.includes("server-error") ? SERVER_ERRORS : []),
    ...(http.includes("gateway-error") ? GATEWAY_ERRORS : []),
  ]);
  const on = [
    ...(codes.size > 0 ? ["reset", "retriable-status-codes"] : []),
    ...(http.includes("client-error") ? ["retriable-4xx"] : []),
    ...(http.includes("stream-error") ? ["refused-stream"] : []),
    ...(policy.tcpRetryEvents?.includes("connection-error") === true ? ["connect-failure"] : []),
    ...(policy.grpcRetryEvents ?? []),
  ];
  return message({
    retry_on: on.length === 0 ? undefined : [...new Set(on)].sort().join(","),
    num_retries: policy.maxRetries,
    per_try_timeout: seconds(policy.perRetryTimeout),
    retriable_status_codes: codes.size === 0 ? undefined : [...codes].sort((a, b) => a - b),
    ...ANOTHER_HOST,
  });
}
