import { controlPlaneOf, eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const appMeshOnly: SynthRule = {
  id: "OM-K037",
  title: "Pods of EKS have Envoys that App Mesh configures",
  severity: "error",
  stages: ["synth"],
  why: "Both ways of injection make an Envoy that asks App Mesh for its configuration; one that starts with its whole configuration is made for tasks of ECS alone, and pods without it would be outside the mesh.",
  remedy: "Set `mesh.controlPlane: app-mesh`, or run the services on the platform ecs.",
  source: "This product: docs/eks.md",
  *inspect({ deployment }) {
    if (eksOf(deployment) === undefined || controlPlaneOf(deployment) !== "envoy") return;
    const message = "the platform eks cannot have the control plane envoy; app-mesh is allowed.";
    yield { path: ["mesh", "controlPlane"], message };
  },
};
