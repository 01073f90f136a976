import { routeParts } from "../mesh-model";
import type { SynthRule } from "../rule";

export const idleTargets: SynthRule = {
  id: "OM-M074",
  title: "Every weighted target has a weight above 0",
  severity: "note",
  stages: ["synth"],
  why: "A target of weight 0 gets no traffic. That is how a version waits for its turn, and also how one is forgotten.",
  remedy: "Nothing while the target waits; otherwise give it a weight, or remove it.",
  source: "App Mesh API reference, WeightedTarget",
  *inspect(subject) {
    for (const { route, value, at } of routeParts(subject)) {
      const { weightedTargets } = value.action;
      // When none has a weight, that is an error: OM-M002.
      if (!weightedTargets.some(({ weight }) => weight > 0)) continue;
      for (const [i, { virtualNode, weight }] of weightedTargets.entries()) {
        if (weight !== 0) continue;
        yield {
          path: at("action", "weightedTargets", i, "weight"),
          message: `${route.label} gives virtual node ${JSON.stringify(virtualNode)} the weight 0, so it gets no traffic.`,
        };
      }
    }
  },
};
