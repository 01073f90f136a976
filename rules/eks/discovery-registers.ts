import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const discoveryRegisters: SynthRule = {
  id: "OM-K024",
  title: "Somebody tells Envoys where pods are",
  severity: "error",
  stages: ["synth"],
  why: "Pods register themselves in Cloud Map only through App Mesh's controller. With an Envoy that is written into the pod nobody does, so callers would find no host.",
  remedy:
    "Leave `mesh.discovery` out, so that the cluster's own Services are names, or, under App Mesh, set `injection: controller`.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/cloudmap",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform?.injection !== "explicit" || deployment.mesh?.discovery?.type !== "cloud-map") return;
    const message = "with the injection explicit nobody registers pods in Cloud Map; the discovery dns is allowed.";
    yield { path: ["mesh", "discovery", "type"], message };
  },
};
