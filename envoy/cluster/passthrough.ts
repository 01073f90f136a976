import type { Message } from "../json";
import { circuitBreakers } from "./circuit-breakers";

/** Whatever address the application dialled. */
export function passthroughCluster(name: string): Message {
  return { name, type: "ORIGINAL_DST", lb_policy: "CLUSTER_PROVIDED", circuit_breakers: circuitBreakers() };
}
