import type { NodeListener } from "../../deployment";
import type { Message } from "../json";
import { circuitBreakers } from "./circuit-breakers";
import { endpointsOf } from "./endpoints";
import { upstreamProtocol } from "./protocol";

/** How long an Envoy waited for a connection inside its own task, under App Mesh. */
export const LOCAL_CONNECT_TIMEOUT = "0.25s";

/** The application behind a listener of its own Envoy. */
export function ingressCluster(name: string, { portMapping, connectionPool }: NodeListener, port: number): Message {
  return {
    name,
    type: "STATIC",
    connect_timeout: LOCAL_CONNECT_TIMEOUT,
    load_assignment: endpointsOf(name, ["127.0.0.1"], port),
    ...upstreamProtocol(portMapping.protocol),
    circuit_breakers: circuitBreakers(connectionPool),
  };
}
