import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const discoveryListener: SynthRule = {
  id: "OM-M059",
  title: "A virtual node with service discovery has a listener",
  severity: "error",
  stages: ["synth"],
  why: "Service discovery is for the node's callers; App Mesh refuses it on a node that nobody can call.",
  remedy: "Add a listener, or remove the service discovery of a node that only calls others.",
  source: "terraform-provider-aws pull request 13337, which quotes the API's refusal",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).nodes) {
      const { listeners = [], serviceDiscovery } = value.spec;
      if (serviceDiscovery === undefined || listeners.length > 0) continue;
      yield { path: at("spec", "serviceDiscovery"), message: `${label} has service discovery but no listener.` };
    }
  },
};
