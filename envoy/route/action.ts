import type { Target } from "../model/service-port";
import type { Message } from "../json";

/** The clusters that a route sends to, one or several by weight. A weight of 0 stays, so that a shift changes numbers only. */
export function clustersByWeight(targets: readonly Target[], clusterOf: (target: Target) => string): Message {
  const [only] = targets;
  if (targets.length === 1) return { cluster: clusterOf(only!) };
  return {
    weighted_clusters: {
      clusters: targets.map((target) => ({ name: clusterOf(target), weight: target.weight })),
    },
  };
}
