import type { IpPreference, ServiceDiscovery, VirtualNode } from "../../deployment";
import type { MeshLookup } from "../model/mesh-lookup";
import { EnvoyCompileError } from "../errors";
import type { Message } from "../json";
import { endpointsOf } from "./endpoints";

/** The name that a node's tasks are found under, which is also the one that its certificate is made out to. */
export function discoveryName(discovery: ServiceDiscovery): string {
  if (discovery.dns !== undefined) return discovery.dns.hostname;
  const { namespaceName, serviceName } = discovery.awsCloudMap!;
  return `${serviceName}.${namespaceName}`;
}

/** How the hosts of a node's listener are found. */
export function discovery(
  mesh: MeshLookup,
  { virtualNodeName, spec }: VirtualNode,
  { cluster, port, addresses }: { cluster: string; port: number; addresses: readonly string[] | undefined },
): Message {
  if (addresses !== undefined) return { type: "STATIC", load_assignment: endpointsOf(cluster, addresses, port) };
  const found = spec.serviceDiscovery;
  if (found?.dns === undefined && found?.awsCloudMap === undefined) {
    throw new EnvoyCompileError(
      `virtual node ${JSON.stringify(virtualNodeName)} has no service discovery, and nothing else says where its tasks are.`,
    );
  }
  const preference =
    (found.dns ?? found.awsCloudMap)?.ipPreference ?? mesh.model.mesh.spec.serviceDiscovery?.ipPreference;
  const single = found.dns !== undefined && found.dns.responseType !== "ENDPOINTS";
  return {
    type: single ? "LOGICAL_DNS" : "STRICT_DNS",
    dns_lookup_family: lookupFamily(preference),
    load_assignment: endpointsOf(cluster, [discoveryName(found)], port),
  };
}

/** Where nothing is said, IPv4: an Outpost carries nothing else. */
function lookupFamily(preference: IpPreference | undefined): string {
  switch (preference) {
    case "IPv6_ONLY":
      return "V6_ONLY";
    case "IPv6_PREFERRED":
      return "AUTO";
    case "IPv4_PREFERRED":
      return "V4_PREFERRED";
    default:
      return "V4_ONLY";
  }
}
