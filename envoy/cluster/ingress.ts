import type { NodeListener } from "../../deployment";
import type { Message } from "../json";
import { circuitBreakers } from "./circuit-breakers";
import { endpointsOf } from "./endpoints";
import { upstreamProtocol } from "./protocol";

/** The application behind a listener of its own Envoy. */
export function ingressCluster(name: string, { portMapping, connectionPool }: NodeListener, port: number): Message {
  return {
    name,
    type: "STATIC",
    load_assignment: endpointsOf(name, ["127.0.0.1"], port),
    ...upstreamProtocol(portMapping.protocol),
    circuit_breakers: circuitBreakers(connectionPool),
  };
}
