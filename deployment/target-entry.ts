import { eksOf } from "./eks";
import type { BalancerTarget, Deployment } from "./schema";

/** Where a load balancer reaches a target: tasks at their own addresses, pods by ports that every node has for them. */
export interface TargetEntry {
  readonly type: "ip" | "instance";
  /** Port that requests come to. */
  readonly port: number;
  /** Port where a gateway's Envoy says whether it is ready; undefined where none does, and for a service. */
  readonly readyPort: number | undefined;
}

/** The entry of a target with those ports of its own. A missing port of the nodes is left to the rules. */
export function targetEntry(
  deployment: Deployment,
  { port, readyPort }: Pick<TargetEntry, "port" | "readyPort">,
  options: BalancerTarget,
): TargetEntry {
  if (eksOf(deployment) === undefined) return { type: "ip", port, readyPort };
  const { nodePort = port } = options;
  return {
    type: "instance",
    port: nodePort,
    readyPort: readyPort === undefined ? undefined : (options.healthNodePort ?? nodePort + 1),
  };
}
