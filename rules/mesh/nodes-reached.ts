import { meshIndex, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const nodesReached: SynthRule = {
  id: "OM-M071",
  title: "Every virtual node with a listener is reached by a route or a virtual service",
  severity: "note",
  stages: ["synth"],
  why: "Callers in the mesh name virtual services, so nobody in it can call this node. A node that is only called from outside the mesh is fine.",
  remedy:
    "Nothing, when the callers are outside the mesh or in another deployment; otherwise add a route or a provider.",
  source: "App Mesh user guide, virtual nodes and virtual services",
  *inspect(subject) {
    const { nodes, services } = meshIndex(subject);
    const reached = new Set<string>();
    for (const { value } of routeParts(subject)) {
      for (const { virtualNode } of value.action.weightedTargets) reached.add(virtualNode);
    }
    for (const { value } of services) {
      const node = value.spec.provider?.virtualNode;
      if (node !== undefined) reached.add(node.virtualNodeName);
    }
    for (const { label, name, value, at } of nodes) {
      if (reached.has(name) || (value.spec.listeners ?? []).length === 0) continue;
      yield { path: at(), message: `no route and no virtual service leads to ${label}.` };
    }
  },
};
