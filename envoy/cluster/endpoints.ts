import { socketAddress } from "../json";
import type { Message } from "../json";

/** Hosts of a cluster, each an address or a name, on one port. */
export function endpointsOf(cluster: string, hosts: readonly string[], port: number): Message {
  return assignment(
    cluster,
    hosts.map((host) => socketAddress(host, port)),
  );
}

/** Hosts of a cluster by their addresses. */
export function assignment(cluster: string, addresses: readonly Message[]): Message {
  return {
    cluster_name: cluster,
    endpoints: [{ lb_endpoints: addresses.map((address) => ({ endpoint: { address } })) }],
  };
}
