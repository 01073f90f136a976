import { durationText, durations } from "../mesh-model";
import type { SynthRule } from "../rule";

export const durationRange: SynthRule = {
  id: "OM-M025",
  title: "No length of time is negative",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses negative lengths; the Terraform provider lets them through. A timeout of 0 means none.",
  remedy: "Give 0 or more.",
  source: "App Mesh API reference, Duration",
  *inspect(subject) {
    for (const { value, at } of durations(subject)) {
      if (value.value >= 0) continue;
      yield {
        path: at("value"),
        message: `${durationText(value)} is a negative length of time; 0 or more is allowed.`,
      };
    }
  },
};
