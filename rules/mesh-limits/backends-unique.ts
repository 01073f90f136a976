import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const backendsUnique: SynthRule = {
  id: "OM-M056",
  title: "A virtual node names a backend once",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh's own controller refuses duplicate backends, and two policies for one backend would contradict each other.",
  remedy: "Remove one of them.",
  source: "aws-app-mesh-controller-for-k8s, validation of virtual nodes",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).nodes) {
      const first = new Map<string, number>();
      for (const [i, { virtualService }] of (value.spec.backends ?? []).entries()) {
        const name = virtualService.virtualServiceName;
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, i);
        else {
          yield {
            path: at("spec", "backends", i, "virtualService", "virtualServiceName"),
            message: `${label} names the backend ${JSON.stringify(name)} twice: backends ${earlier + 1} and ${i + 1}.`,
          };
        }
      }
    }
  },
};
