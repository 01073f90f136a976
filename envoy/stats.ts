import type { Message } from "./json";

/** Where there are several listeners: the parts of `ingress.PROTOCOL.PORT`, taken out of a metric's name. */
const LISTENER_TAGS: readonly Message[] = [
  { tag_name: "appmesh.listener_protocol", regex: "^(?:.*\\.)?ingress\\.((\\w+)\\.)\\d+\\." },
  { tag_name: "appmesh.listener_port", regex: "^(?:.*\\.)?ingress\\.\\w+\\.((\\d+)\\.)" },
];

/** The tags that App Mesh put on every metric, so that dashboards and alarms go on. */
export function statsConfig(
  mesh: string,
  kind: "virtualNode" | "virtualGateway",
  name: string,
  ownListeners: number,
): Message {
  return {
    stats_tags: [
      { tag_name: "appmesh.mesh", fixed_value: mesh },
      { tag_name: kind === "virtualNode" ? "appmesh.virtual_node" : "appmesh.virtual_gateway", fixed_value: name },
      ...(ownListeners > 1 ? LISTENER_TAGS : []),
    ],
  };
}
