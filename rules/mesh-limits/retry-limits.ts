import { hasCount, inRange, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

const MOST = { httpRetryEvents: 25, tcpRetryEvents: 1, grpcRetryEvents: 5 } as const;

export const retryLimits: SynthRule = {
  id: "OM-M049",
  title: "A retry policy retries 0 times or more, on lists of events that are not too long",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes at most 25 events of http, 1 of tcp and 5 of grpc, and no negative number of retries; the Terraform provider checks none of it.",
  remedy: "Name each event once, and give 0 or more retries.",
  source: "App Mesh API reference, HttpRetryPolicyEvents, TcpRetryPolicyEvents, GrpcRetryPolicyEvents, MaxRetries",
  *inspect(subject) {
    for (const { owner, retryPolicy, at } of routeParts(subject)) {
      if (retryPolicy === undefined) continue;
      yield* inRange("maxRetries", retryPolicy.maxRetries, [0, Infinity], at("retryPolicy", "maxRetries"));
      for (const list of Object.keys(MOST) as (keyof typeof MOST)[]) {
        yield* hasCount(`${list} of ${owner.label}`, retryPolicy[list], [0, MOST[list]], at("retryPolicy", list));
      }
    }
  },
};
