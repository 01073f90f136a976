import { listeners } from "../mesh-model";
import type { SynthRule } from "../rule";
import { ENVOY_PORTS } from "./reserved-ports";

export const adminPorts: SynthRule = {
  id: "OM-M058",
  title: "No node or gateway listens on the ports of Envoy's administration and agent",
  severity: "warning",
  stages: ["synth"],
  why: "Envoy's image holds 9901 and 9902 unless ENVOY_ADMIN_ACCESS_PORT and APPNET_AGENT_HTTP_PORT move them, which a deployment that does not run the Envoys cannot know.",
  remedy: "Let the listener have another port, or move the Envoy's own with these variables.",
  source: "App Mesh user guide, Envoy configuration variables",
  *inspect(subject) {
    const running = Object.keys(subject.deployment.workloads?.gateways ?? {});
    for (const { owner, kind, value, at } of listeners(subject)) {
      const { port } = value.portMapping;
      if (port !== 9901 && port !== 9902) continue;
      // What runs here is judged by OM-M006 and OM-W021, which know the Envoy.
      if (kind === "virtualGateway" ? running.includes(owner.name) : owner.service !== undefined) continue;
      yield {
        path: at("portMapping", "port"),
        message: `${owner.label} listens on ${port}, which belongs to ${ENVOY_PORTS[port]}.`,
      };
    }
  },
};
