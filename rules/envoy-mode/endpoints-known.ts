import { didYouMean, listed } from "../../document";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const endpointsKnown: SynthRule = {
  id: "OM-E015",
  title: "Addresses are given for virtual nodes that exist",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Addresses under another name are used by nobody, and the node that was meant is looked up all the same.",
  remedy: "Correct the name; a version of a service is the node SERVICE-VERSION.",
  source: "docs/envoy.md",
  *inspect(subject) {
    const nodes = [...meshIndex(subject).nodesByName.keys()].sort();
    for (const name of Object.keys(subject.deployment.mesh?.envoy?.endpoints ?? {})) {
      if (nodes.includes(name)) continue;
      yield {
        path: ["mesh", "envoy", "endpoints", name],
        message: `there is no virtual node ${JSON.stringify(name)}.${didYouMean(name, nodes)} Nodes: ${listed(nodes)}.`,
      };
    }
  },
};
