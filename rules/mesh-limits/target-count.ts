import { hasCount, routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const targetCount: SynthRule = {
  id: "OM-M037",
  title: "A route has 1 to 10 weighted targets",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh refuses others, and its quota of 10 (L-AE1D9567) cannot be raised.",
  remedy: "Spread the targets over several routes.",
  source: "App Mesh API reference, WeightedTargets; service quota L-AE1D9567",
  *inspect(subject) {
    for (const { owner, value, at } of routeParts(subject)) {
      const path = at("action", "weightedTargets");
      yield* hasCount(`weighted targets of ${owner.label}`, value.action.weightedTargets, [1, 10], path);
    }
  },
};
