import type { SynthRule } from "../rule";

export const capacityRange: SynthRule = {
  id: "OM-W006",
  title: "A capacity group's smallest size is not above its largest",
  severity: "error",
  stages: ["synth"],
  why: "Auto Scaling refuses such a group.",
  remedy: "Raise `max` or lower `min`.",
  source: "Amazon EC2 Auto Scaling API reference, CreateAutoScalingGroup",
  *inspect({ deployment }) {
    for (const [name, { min, max }] of Object.entries(deployment.workloads?.capacity ?? {})) {
      if (min > max) yield { path: ["workloads", "capacity", name, "min"], message: `min ${min} is above max ${max}.` };
    }
  },
};
