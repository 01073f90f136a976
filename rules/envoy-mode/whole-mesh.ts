import type { SynthRule } from "../rule";

export const wholeMesh: SynthRule = {
  id: "OM-E004",
  title: "The mesh is whole in its file",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Envoys are told everything when they start. Without a control plane nobody knows the objects that another file, or another account, adds to the mesh.",
  remedy:
    "Describe in this file the virtual services of the other part that are called from here, with a node for each that is found by DNS, and leave out `existing` and `meshOwner`.",
  source: "Envoy documentation, static configuration",
  *inspect({ deployment: { mesh } }) {
    if (mesh?.meshOwner !== undefined) {
      yield { path: ["mesh", "meshOwner"], message: `the mesh belongs to the account ${mesh.meshOwner}.` };
    } else if (mesh?.existing === true) {
      yield { path: ["mesh", "existing"], message: "the mesh exists elsewhere, and this file only adds to it." };
    }
  },
};
