import type { Mapping } from "./mapping";
import { tags } from "./shared";

export const MESH_FIELDS: readonly Mapping[] = [
  { field: "mesh.meshName", fate: "exact", envoy: "node.id, node.cluster, stats_tags, names of clusters" },
  {
    field: "mesh.{meshOwner,existing}",
    fate: "refused",
    envoy: "",
    rule: "OM-E004",
    note: "No control plane knows the other part of the mesh.",
  },
  {
    field: "mesh.share",
    fate: "unused",
    envoy: "",
    rule: "OM-E005",
    note: "There is no object that AWS RAM could share.",
  },
  tags("mesh"),
  {
    field: "mesh.spec.egressFilter.type",
    fate: "noted",
    envoy: "default_filter_chain and virtual host `*` to an ORIGINAL_DST cluster for ALLOW_ALL; neither for DROP_ALL",
    note: "Under DROP_ALL App Mesh let AWS's own services through; so does a filter chain for TLS whose server name is amazonaws.com or ends with .amazonaws.com. On port 443 they pass beside a backend of that port, as they did. Plain http to them is dropped.",
  },
  {
    field: "mesh.spec.serviceDiscovery.ipPreference",
    fate: "noted",
    envoy: "dns_lookup_family of clusters whose node says nothing",
    note: "IPv6_PREFERRED is AUTO. Where nothing is said, V4_ONLY, because an Outpost carries nothing else; App Mesh asked DNS for IPv6 first. Listeners have IPv4 addresses, whatever is preferred.",
  },
];
