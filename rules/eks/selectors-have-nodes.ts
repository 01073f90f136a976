import { eksOf } from "../../deployment";
import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";

export const selectorsHaveNodes: SynthRule = {
  id: "OM-K025",
  title: "Every selector of pods belongs to a virtual node that the controller makes",
  severity: "error",
  stages: ["synth"],
  why: "The controller injects Envoy into pods that a virtual node selects. A selector without its node injects nothing: the pods run outside the mesh, and nobody says so.",
  remedy: "Correct the name, add the virtual node to `mesh.virtualNodes`, or set `injection: controller`.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/inject; App Mesh user guide, troubleshooting Kubernetes",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined) return;
    const written = (deployment.mesh?.virtualNodes ?? []).map(({ virtualNodeName }) => virtualNodeName).sort();
    for (const name of Object.keys(platform.podSelectors).sort()) {
      const path = ["workloads", "podSelectors", name];
      if (platform.injection === "explicit") {
        yield {
          path,
          message: "with the injection explicit nothing selects pods; `podSelectors` are the controller's.",
        };
      } else if (!written.includes(name)) {
        const message = `there is no virtual node "${name}" in \`mesh.virtualNodes\`.${didYouMean(name, written)} Virtual nodes: ${listed(written) || "none"}.`;
        yield { path, message };
      }
    }
  },
};
