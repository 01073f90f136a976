import { gatewaysOf } from "../../deployment";
import { ENVOY_PORTS } from "../mesh/reserved-ports";
import { listeners } from "../mesh-model";
import type { SynthRule } from "../rule";

/** Ports that the Envoy of a gateway holds; nothing is intercepted there, so 15000 and 15001 are free. */
const HELD = [9901, 9902];

export const gatewayPorts: SynthRule = {
  id: "OM-W021",
  title: "No gateway that runs here listens on a port that its own Envoy holds",
  severity: "error",
  stages: ["synth"],
  // Without App Mesh OM-E009 knows which ports there are.
  controlPlane: "app-mesh",
  why: "Envoy's administration interface has 9901 and the agent in its image 9902; a listener there cannot be bound, and health checks ask 9901.",
  remedy: "Let the listener have another port.",
  source: "App Mesh user guide, Envoy configuration variables",
  *inspect(subject) {
    const running = new Set(gatewaysOf(subject.deployment, subject.mesh).map(({ name }) => name));
    for (const { owner, kind, value, at } of listeners(subject)) {
      const { port } = value.portMapping;
      if (kind !== "virtualGateway" || !running.has(owner.name) || !HELD.includes(port)) continue;
      yield {
        path: at("portMapping", "port"),
        message: `${owner.label} listens on ${port}, which belongs to ${ENVOY_PORTS[port]}.`,
      };
    }
  },
};
