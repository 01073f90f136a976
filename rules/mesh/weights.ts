import type { SynthRule } from "../rule";

/** Sum that App Mesh allows over a route's weighted targets (API reference, WeightedTarget). */
export const MAX_WEIGHT_SUM = 100;

export const weights: SynthRule = {
  id: "OM-M002",
  title: "The weights of a service's versions sum to 1 to 100",
  severity: "error",
  stages: ["synth"],
  why: "With a sum of 0 no version receives traffic; App Mesh refuses a sum above 100.",
  remedy: "Give at least one version a weight above 0, and 100 in all at most.",
  source: "App Mesh API reference, WeightedTarget",
  *inspect({ deployment }) {
    for (const [name, { versions }] of Object.entries(deployment.services ?? {})) {
      if (versions === undefined) continue;
      const sum = Object.values(versions).reduce((total, { weight }) => total + weight, 0);
      if (sum >= 1 && sum <= MAX_WEIGHT_SUM) continue;
      const each = Object.keys(versions)
        .sort()
        .map((version) => `${version} ${versions[version]!.weight}`)
        .join(", ");
      yield {
        path: ["services", name, "versions"],
        message: `the weights of "${name}" sum to ${sum} (${each}); 1 to ${MAX_WEIGHT_SUM} is allowed.`,
      };
    }
  },
};
