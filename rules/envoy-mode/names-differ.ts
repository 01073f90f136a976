import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const namesDiffer: SynthRule = {
  id: "OM-E017",
  title: "Virtual services differ in more than letter case",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Host names mean the same in either case, and Envoy refuses a domain that is there twice.",
  remedy: "Rename one of them.",
  source: "Envoy API reference, VirtualHost.domains",
  *inspect(subject) {
    const first = new Map<string, string>();
    for (const { name, label, at } of meshIndex(subject).services) {
      const key = name.toLowerCase();
      const known = first.get(key);
      if (known === undefined) first.set(key, name);
      else if (known !== name) {
        yield { path: at("virtualServiceName"), message: `${label} is ${JSON.stringify(known)} in other letters.` };
      }
    }
  },
};
