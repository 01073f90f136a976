import { eksOf, podLabels, podsOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const selectorsDisjoint: SynthRule = {
  id: "OM-K026",
  title: "A pod is selected by one virtual node",
  severity: "error",
  stages: ["synth"],
  why: "The controller refuses a pod that two virtual nodes select: its Envoy can be one of them only, and the pod does not start.",
  remedy: "Give the pods labels that tell them apart, and select by those.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/virtualnode/membership_designator.go",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform?.injection !== "controller") return;
    const pods = podsOf(deployment);
    const selects = (selector: Readonly<Record<string, string>>, labels: Readonly<Record<string, string>>) =>
      Object.entries(selector).every(([key, value]) => labels[key] === value);
    for (const [name, selector] of Object.entries(platform.podSelectors).sort()) {
      const path = ["workloads", "podSelectors", name];
      const taken = pods.filter((pod) => pod.node.node !== name && selects(selector, podLabels(deployment, pod)));
      for (const { node } of taken) {
        yield { path, message: `"${name}" and "${node.node}" both select the pods of "${node.node}".` };
      }
      const twins = Object.entries(platform.podSelectors).filter(
        ([other, labels]) => other < name && (selects(selector, labels) || selects(labels, selector)),
      );
      for (const [other] of twins) yield { path, message: `"${name}" and "${other}" can select the same pods.` };
    }
  },
};
