import type { Message } from "./json";

/** The tags that App Mesh put on every metric, so that dashboards and alarms go on. */
export function statsConfig(mesh: string, kind: "virtualNode" | "virtualGateway", name: string): Message {
  return {
    stats_tags: [
      { tag_name: "appmesh.mesh", fixed_value: mesh },
      { tag_name: kind === "virtualNode" ? "appmesh.virtual_node" : "appmesh.virtual_gateway", fixed_value: name },
    ],
  };
}
