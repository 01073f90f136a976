import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const listenerPortsUnique: SynthRule = {
  id: "OM-M013",
  title: "No two listeners of a node, router or gateway have the same port",
  severity: "error",
  stages: ["synth"],
  why: "An Envoy binds a port once, and routes are told apart by the port of their listener.",
  remedy: "Remove one of the listeners, or give it another port.",
  source: "App Mesh user guide, document history (several listeners, 2022-08-18)",
  *inspect(subject) {
    const { nodes, routers, gateways } = meshIndex(subject);
    for (const owner of [...nodes, ...routers, ...gateways]) {
      const first = new Map<number, number>();
      for (const [i, { portMapping }] of (owner.value.spec.listeners ?? []).entries()) {
        const earlier = first.get(portMapping.port);
        if (earlier === undefined) {
          first.set(portMapping.port, i);
          continue;
        }
        yield {
          path: owner.at("spec", "listeners", i, "portMapping", "port"),
          message: `${owner.label} listens on port ${portMapping.port} twice: listeners ${earlier + 1} and ${i + 1}.`,
        };
      }
    }
  },
};
