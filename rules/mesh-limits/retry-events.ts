import { routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const retryEvents: SynthRule = {
  id: "OM-M048",
  title: "A retry policy names at least one event to retry on",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses a policy without events; the Terraform provider lets it through.",
  remedy:
    "Name events, for example `httpRetryEvents: [gateway-error, stream-error]` and `tcpRetryEvents: [connection-error]`, or remove the policy.",
  source: "App Mesh API reference, HttpRetryPolicy, GrpcRetryPolicy",
  *inspect(subject) {
    for (const { owner, retryPolicy, at } of routeParts(subject)) {
      if (retryPolicy === undefined) continue;
      const { httpRetryEvents = [], tcpRetryEvents = [], grpcRetryEvents = [] } = retryPolicy;
      if (httpRetryEvents.length + tcpRetryEvents.length + grpcRetryEvents.length > 0) continue;
      yield {
        path: at("retryPolicy"),
        message: `the retry policy of ${owner.label} names no event; at least one is needed.`,
      };
    }
  },
};
