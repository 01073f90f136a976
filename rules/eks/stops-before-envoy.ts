import { eksOf, podsOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const stopsBeforeEnvoy: SynthRule = {
  id: "OM-K030",
  title: "A container stops before its Envoy does",
  severity: "warning",
  stages: ["synth"],
  why: "Envoy and the service's container are told to stop at the same time, and Envoy waits for its `preStopDelay`. A container that takes longer loses its connections while it finishes its work.",
  remedy: "Raise `workloads.envoy.preStopDelay` to the longest `stopTimeout`, or lower that.",
  source: "App Mesh user guide, best practices; Kubernetes documentation, termination of pods",
  *inspect({ deployment }) {
    const delay = eksOf(deployment)?.envoy.preStopDelay;
    if (delay === undefined) return;
    const seen = new Set<string>();
    for (const { node, pod } of podsOf(deployment)) {
      if (pod.stopTimeout <= delay || seen.has(node.service)) continue;
      seen.add(node.service);
      const message = `"${node.service}" may take ${pod.stopTimeout} seconds to stop; its Envoy waits ${delay}.`;
      yield { path: ["workloads", "services", node.service], message };
    }
  },
};
