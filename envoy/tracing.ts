import { typed } from "./json";
import type { Message } from "./json";
import { TRACING_CLUSTER } from "./names";
import type { CompileOptions } from "./options";

/** Tracing of an HTTP connection manager; undefined where nothing is traced. */
export function tracing({ tracing: to }: CompileOptions, serviceName: string): Message | undefined {
  if (to === undefined) return undefined;
  return {
    provider: {
      name: "envoy.tracers.opentelemetry",
      typed_config: typed("envoy.config.trace.v3.OpenTelemetryConfig", {
        grpc_service: { envoy_grpc: { cluster_name: TRACING_CLUSTER } },
        service_name: serviceName,
      }),
    },
    random_sampling: { value: to.samplingPercent },
  };
}
