import type { GatewayListener, NodeListener } from "../../deployment";
import { message } from "../json";
import type { Message } from "../json";

/** No limit. App Mesh limited connections at their destination only, by the listener's connection pool. */
const UNLIMITED = 2147483647;

/** Circuit breakers of a cluster: what the connection pool of a listener says, and no limit otherwise. */
export function circuitBreakers(pool?: NodeListener["connectionPool"] | GatewayListener["connectionPool"]): Message {
  const connections =
    pool?.http?.maxConnections ?? (pool !== undefined && "tcp" in pool ? pool.tcp?.maxConnections : undefined);
  const requests = pool?.http2?.maxRequests ?? pool?.grpc?.maxRequests;
  return {
    thresholds: [
      message({
        max_connections: connections ?? UNLIMITED,
        max_pending_requests: pool?.http?.maxPendingRequests ?? UNLIMITED,
        max_requests: requests ?? UNLIMITED,
        max_retries: UNLIMITED,
      }),
    ],
  };
}
