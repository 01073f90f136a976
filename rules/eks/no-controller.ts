import { eksOf, leavingAppMesh } from "../../deployment";
import type { SynthRule } from "../rule";

export const noController: SynthRule = {
  id: "OM-K037",
  title: "App Mesh's controller is not asked for where there is no App Mesh",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "The controller writes Envoys into pods that ask App Mesh for their configuration, and keeps objects of App Mesh. Without App Mesh such an Envoy waits for ever, and its service with it.",
  remedy:
    "Leave `workloads.injection` out: each pod is then written with its Envoy, whose configuration is a ConfigMap; or set `mesh.controlPlane: app-mesh`. Where pods have injected Envoys today, `outpost-mesh migrate` writes the stages in between.",
  source: "App Mesh user guide, App Mesh controller for Kubernetes; docs/eks.md",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    // On the way from App Mesh the controller keeps injecting into the pods that wait.
    if (platform === undefined || leavingAppMesh(deployment) !== undefined) return;
    if (platform.injection === "controller") {
      const message = "with the control plane envoy there is no injection controller; explicit is allowed.";
      yield { path: ["workloads", "injection"], message };
    }
  },
};
