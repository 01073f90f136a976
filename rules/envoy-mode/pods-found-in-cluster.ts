import { eksOf, leavingAppMesh } from "../../deployment";
import type { SynthRule } from "../rule";

export const podsFoundInCluster: SynthRule = {
  id: "OM-E035",
  title: "On the way from App Mesh pods are found by names of their cluster",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "App Mesh's controller tells Cloud Map of pods, and ends with App Mesh. Nobody would tell it of the pods that start afterwards, and Envoys with their own configuration, which ask Cloud Map's names, would find none of them.",
  remedy:
    "Before the way begins, leave out `mesh.discovery`, and give nodes that `podSelectors` name `serviceDiscovery.dns` with the name of a Service, and apply that: each caller then looks Services up.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/cloudmap; docs/migration.md",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    // With the injection explicit nobody told Cloud Map of pods in the first place, and OM-K024 says so.
    if (platform?.injection !== "controller" || leavingAppMesh(deployment) === undefined) return;
    if (deployment.mesh?.discovery?.type === "cloud-map" && Object.keys(platform.services).length > 0) {
      const message =
        "the controller ends with App Mesh, and nobody else registers pods; the discovery dns is allowed.";
      yield { path: ["mesh", "discovery", "type"], message };
    }
    for (const [i, { virtualNodeName: name, spec }] of (deployment.mesh?.virtualNodes ?? []).entries()) {
      if (spec.serviceDiscovery?.awsCloudMap === undefined || !Object.hasOwn(platform.podSelectors, name)) continue;
      yield {
        path: ["mesh", "virtualNodes", i, "spec", "serviceDiscovery", "awsCloudMap"],
        message: `the controller registers the pods of ${JSON.stringify(name)}, and ends with App Mesh.`,
      };
    }
  },
};
