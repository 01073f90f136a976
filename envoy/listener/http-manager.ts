import { extension, message } from "../json";
import type { Field, Message } from "../json";

export interface HttpManagerProps {
  /** Prefix of its metrics, as App Mesh had it: `ingress` or `egress`. */
  readonly statPrefix: string;
  readonly routeConfig: Message;
  readonly accessLog: readonly Message[] | undefined;
  readonly tracing: Message | undefined;
  /** Longest time without traffic. */
  readonly idleTimeout: string;
  /** Whether connections come from outside the mesh, whose headers are not to be trusted. */
  readonly edge?: boolean;
  /** Whether paths are matched, and so made one of many that mean the same. What is not matched is passed on as it is. */
  readonly matchesPaths?: boolean;
}

/** Envoy's HTTP filter with one routing table. */
export function httpManager(props: HttpManagerProps): Message {
  const fields: Record<string, Field | undefined> = {
    stat_prefix: props.statPrefix,
    codec_type: "AUTO",
    route_config: props.routeConfig,
    http_filters: [extension("envoy.filters.http.router", "envoy.extensions.filters.http.router.v3.Router")],
    use_remote_address: props.edge === true ? true : undefined,
    stream_idle_timeout: props.idleTimeout,
    normalize_path: props.matchesPaths === true ? true : undefined,
    merge_slashes: props.matchesPaths === true ? true : undefined,
    upgrade_configs: [{ upgrade_type: "websocket" }],
    access_log: props.accessLog,
    tracing: props.tracing,
  };
  return extension(
    "envoy.filters.network.http_connection_manager",
    "envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager",
    message(fields),
  );
}
