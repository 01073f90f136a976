import { inRange, nodeListeners } from "../mesh-model";
import type { SynthRule } from "../rule";

export const outlierRange: SynthRule = {
  id: "OM-M024",
  title: "Outlier detection counts 1 or more errors and ejects 0 to 100 percent",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses other values when they are applied.",
  remedy: "Choose values inside the limits.",
  source: "App Mesh API reference, OutlierDetection",
  *inspect(subject) {
    for (const { value, at } of nodeListeners(subject)) {
      const { outlierDetection } = value;
      const path = (key: string) => at("outlierDetection", key);
      yield* inRange("maxServerErrors", outlierDetection?.maxServerErrors, [1, Infinity], path("maxServerErrors"));
      yield* inRange("maxEjectionPercent", outlierDetection?.maxEjectionPercent, [0, 100], path("maxEjectionPercent"));
    }
  },
};
