import type { HealthCheckPolicy } from "../../deployment";
import { millis } from "../duration";
import { message } from "../json";
import type { Message } from "../json";

/**
 * A listener's health check as each caller's Envoy runs it against each host.
 * @param host what the check names as host, as App Mesh's did; otherwise it names the cluster
 */
export function healthCheck(check: HealthCheckPolicy, host: string | undefined): Message {
  return message({
    timeout: millis(check.timeoutMillis),
    interval: millis(check.intervalMillis),
    healthy_threshold: check.healthyThreshold,
    unhealthy_threshold: check.unhealthyThreshold,
    alt_port: check.port,
    ...kindOf(check, host),
  });
}

function kindOf({ protocol, path }: HealthCheckPolicy, host: string | undefined): Message {
  switch (protocol) {
    case "http":
      return { http_health_check: message({ host, path: path ?? "/", codec_client_type: "HTTP1" }) };
    case "http2":
      return { http_health_check: message({ host, path: path ?? "/", codec_client_type: "HTTP2" }) };
    case "grpc":
      return { grpc_health_check: {} };
    case "tcp":
      return { tcp_health_check: {} };
  }
}
