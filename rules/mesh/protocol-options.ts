import { RETRY_EVENTS } from "../../deployment";
import type { SynthRule } from "../rule";

export const protocolOptions: SynthRule = {
  id: "OM-M004",
  title: "A service uses only options that its protocol has",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh drops or refuses options of another protocol: tcp has no retries and no request timeout, only http and http2 health checks have a path, gRPC's retry events mean nothing to http.",
  remedy: "Remove the option, or correct the protocol.",
  source: "App Mesh API reference, TcpRoute, HealthCheckPolicy, HttpRetryPolicy, GrpcRetryPolicy",
  *inspect({ deployment }) {
    for (const [name, service] of Object.entries(deployment.services ?? {})) {
      const { protocol } = service;
      const at = (...path: (string | number)[]) => ["services", name, ...path];
      if (protocol === "tcp" && service.retries !== undefined) {
        yield { path: at("retries"), message: `"${name}" speaks tcp, which has no retries.` };
      }
      if (protocol === "tcp" && service.timeout?.perRequest !== undefined) {
        yield {
          path: at("timeout", "perRequest"),
          message: `"${name}" speaks tcp, which has no requests; only \`idle\` applies.`,
        };
      }
      if ((protocol === "tcp" || protocol === "grpc") && service.healthCheck?.path !== undefined) {
        yield {
          path: at("healthCheck", "path"),
          message: `"${name}" speaks ${protocol}; only health checks of http and http2 have a path.`,
        };
      }
      if (protocol !== "grpc") {
        for (const [index, event] of (service.retries?.on ?? []).entries()) {
          if (!(RETRY_EVENTS.grpc as readonly string[]).includes(event)) continue;
          yield {
            path: at("retries", "on", index),
            message: `"${event}" is an event of grpc; "${name}" speaks ${protocol}.`,
          };
        }
      }
    }
  },
};
