import { listed } from "../../document";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const egressOpen: SynthRule = {
  id: "OM-M080",
  title: "A node with backends names everything it calls, even where the mesh lets all traffic through",
  severity: "note",
  stages: ["synth"],
  why: "ALLOW_ALL is for nodes without backends: once a node names one, all it calls in the mesh must be among them.",
  remedy: "Nothing, when the backends are complete.",
  source: "App Mesh user guide, meshes",
  *inspect(subject) {
    const { mesh, nodes } = meshIndex(subject);
    if (mesh.spec.egressFilter?.type !== "ALLOW_ALL") return;
    const naming = nodes.filter(({ value }) => (value.spec.backends ?? []).length > 0).map(({ name }) => name);
    if (naming.length === 0) return;
    yield {
      path: ["mesh", "spec", "egressFilter", "type"],
      message: `the mesh lets all traffic through, but these virtual nodes name backends: ${listed(naming.sort())}.`,
    };
  },
};
