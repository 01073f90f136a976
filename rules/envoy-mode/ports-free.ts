import { listeners } from "../mesh-model";
import { ENVOY_PORTS } from "../mesh/reserved-ports";
import type { SynthRule } from "../rule";

/** Envoy's administration, and the port on which a gateway sends requests to itself. */
const HELD_IN_GATEWAYS = [9901, 15001];
const HELD = [9901, 15000, 15001];

export const portsFree: SynthRule = {
  id: "OM-E009",
  title: "No listener and no metrics stand on a port that Envoy holds itself",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Envoy binds its administration to 9901 and a gateway binds 15001; a second listener on the port makes it refuse its configuration, or the application fail to start.",
  remedy: "Let the listener, or `mesh.envoy.metricsPort`, have another port.",
  source: "Envoy API reference, Listener and Admin; docs/envoy-mapping.md",
  *inspect(subject) {
    const metricsPort = subject.deployment.mesh?.envoy?.metricsPort;
    if (metricsPort !== undefined && HELD.includes(metricsPort)) {
      yield {
        path: ["mesh", "envoy", "metricsPort"],
        message: `the metrics would stand on ${metricsPort}, which belongs to ${ENVOY_PORTS[metricsPort]}.`,
      };
    }
    for (const { owner, kind, value, at } of listeners(subject)) {
      const { port } = value.portMapping;
      const path = at("portMapping", "port");
      if (kind === "virtualGateway" && HELD_IN_GATEWAYS.includes(port)) {
        yield { path, message: `${owner.label} listens on ${port}, which its Envoy holds itself.` };
      } else if (port === metricsPort) {
        yield { path, message: `${owner.label} listens on ${port}, where its Envoy serves metrics.` };
      }
    }
  },
};
