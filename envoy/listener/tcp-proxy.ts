import type { Duration } from "../../deployment";
import { seconds } from "../duration";
import { extension } from "../json";
import type { Message } from "../json";

export interface TcpProxyProps {
  readonly statPrefix: string;
  /** `cluster` or `weighted_clusters`. */
  readonly clusters: Message;
  readonly idle?: Duration;
  readonly accessLog: readonly Message[] | undefined;
}

/** Envoy's TCP filter. */
export function tcpProxy({ statPrefix, clusters, idle, accessLog }: TcpProxyProps): Message {
  return extension("envoy.filters.network.tcp_proxy", "envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy", {
    stat_prefix: statPrefix,
    ...clusters,
    idle_timeout: idle === undefined ? undefined : seconds(idle),
    access_log: accessLog,
  });
}
