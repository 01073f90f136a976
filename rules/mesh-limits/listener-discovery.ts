import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const listenerDiscovery: SynthRule = {
  id: "OM-M014",
  title: "A virtual node with a listener has service discovery",
  severity: "error",
  stages: ["synth"],
  why: "Callers' Envoys find the node's tasks through its service discovery; App Mesh refuses a listener without it.",
  remedy:
    "Add `serviceDiscovery` with `dns` or `awsCloudMap`, or remove the listeners of a node that only calls others.",
  source: "App Mesh API reference, VirtualNodeSpec",
  *inspect(subject) {
    for (const node of meshIndex(subject).nodes) {
      const { listeners = [], serviceDiscovery } = node.value.spec;
      if (listeners.length === 0 || serviceDiscovery !== undefined) continue;
      yield {
        path: node.at("spec"),
        message: `${node.label} listens on port ${listeners[0]!.portMapping.port} but has no serviceDiscovery; nobody could find it.`,
      };
    }
  },
};
