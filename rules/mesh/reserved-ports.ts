import { listeners } from "../mesh-model";
import type { SynthRule } from "../rule";

/** Ports that Envoy and its agent hold in every task (App Mesh user guide, Envoy configuration variables). */
export const ENVOY_PORTS: Readonly<Record<number, string>> = {
  15000: "Envoy's intercepted inbound traffic",
  15001: "Envoy's intercepted outbound traffic",
  9901: "Envoy's administration interface",
  9902: "the agent in Envoy's image",
};

/** Ports that no setting of Envoy's image moves. */
const FIXED_PORTS = [15000, 15001];

export const reservedPorts: SynthRule = {
  id: "OM-M006",
  title: "No service listens on a port that its Envoy holds",
  severity: "error",
  stages: ["synth"],
  why: "The container and its Envoy share one network namespace; the second to bind the port fails.",
  remedy: "Let the container listen on another port.",
  source: "App Mesh user guide, Envoy configuration variables",
  *inspect(subject) {
    for (const [name, { port }] of Object.entries(subject.deployment.services ?? {})) {
      const holder = ENVOY_PORTS[port];
      if (holder === undefined) continue;
      yield { path: ["services", name, "port"], message: `"${name}" listens on ${port}, which belongs to ${holder}.` };
    }
    for (const { owner, kind, value, at } of listeners(subject)) {
      const { port } = value.portMapping;
      // A gateway's traffic is not intercepted; the other two ports can be moved, so they are OM-M058's.
      if (owner.service !== undefined || kind !== "virtualNode" || !FIXED_PORTS.includes(port)) continue;
      yield {
        path: at("portMapping", "port"),
        message: `${owner.label} listens on ${port}, which belongs to ${ENVOY_PORTS[port]}.`,
      };
    }
  },
};
