import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const gatewayListener: SynthRule = {
  id: "OM-M054",
  title: "A virtual gateway has a listener",
  severity: "error",
  stages: ["synth"],
  why: "A gateway without one takes no traffic; App Mesh refuses it.",
  remedy: "Add a listener with a port and a protocol.",
  source: "App Mesh API reference, VirtualGatewaySpec",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).gateways) {
      if (value.spec.listeners.length > 0) continue;
      yield { path: at("spec", "listeners"), message: `${label} has no listener; at least one is needed.` };
    }
  },
};
