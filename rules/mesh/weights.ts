import { listed } from "../../document";
import { inRange, routeParts } from "../mesh-model";
import type { RoutePart } from "../mesh-model";
import type { SynthRule, Violation } from "../rule";

/** Sum that App Mesh allows over a route's weighted targets (API reference, WeightedTarget). */
export const MAX_WEIGHT_SUM = 100;

export const weights: SynthRule = {
  id: "OM-M002",
  title: "The weights of a route, or of a service's versions, sum to 1 to 100",
  severity: "error",
  stages: ["synth"],
  why: "With a sum of 0 no target receives traffic; App Mesh refuses a sum above 100 and a weight outside 0 to 100. Weights are relative: they need not sum to 100.",
  remedy: "Give at least one target a weight above 0, and 100 in all at most.",
  source: "App Mesh API reference, WeightedTarget",
  *inspect(subject) {
    for (const [name, { versions }] of Object.entries(subject.deployment.services ?? {})) {
      if (versions === undefined) continue;
      const each = Object.entries(versions).map(([version, { weight }]) => ({ name: version, weight }));
      yield* sums(`"${name}"`, each, ["services", name, "versions"]);
    }
    for (const route of routeParts(subject)) if (route.owner.service === undefined) yield* ofRoute(route);
  },
};

function* ofRoute({ owner, value, at }: RoutePart): Iterable<Violation> {
  const targets = value.action.weightedTargets;
  for (const [i, { weight }] of targets.entries()) {
    yield* inRange("the weight", weight, [0, 100], at("action", "weightedTargets", i, "weight"));
  }
  // Their number is OM-M037's, a weight outside the limits was said above.
  if (targets.length === 0 || targets.some(({ weight }) => weight < 0 || weight > 100)) return;
  const each = targets.map(({ virtualNode, weight }) => ({ name: virtualNode, weight }));
  yield* sums(owner.label, each, at("action", "weightedTargets"));
}

function* sums(
  what: string,
  each: readonly { readonly name: string; readonly weight: number }[],
  path: readonly (string | number)[],
): Iterable<Violation> {
  const sum = each.reduce((total, { weight }) => total + weight, 0);
  if (sum >= 1 && sum <= MAX_WEIGHT_SUM) return;
  const parts = each.map(({ name, weight }) => `${name} ${weight}`).sort();
  yield {
    path,
    message: `the weights of ${what} sum to ${sum} (${listed(parts)}); 1 to ${MAX_WEIGHT_SUM} is allowed.`,
  };
}
