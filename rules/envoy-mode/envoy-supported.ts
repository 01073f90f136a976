import { ENVOY_SUPPORT } from "../../aws";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** An Envoy release and the end of its support. */
export interface EnvoySupportFacts {
  /** `1.39` */
  readonly release: string;
  /** Expression: RFC 3339 time of the end. */
  readonly ends: string;
  /** The same as text. */
  readonly endText: string;
}

export const envoySupported: PlanRule<EnvoySupportFacts> = {
  id: "OM-E012",
  title: "The Envoy that runs is supported by its project on the day of the plan",
  severity: "warning",
  stages: ["check"],
  controlPlane: "envoy",
  why: "An Envoy release is supported for twelve months; later it gets no security fixes, and nobody but you replaces it.",
  remedy:
    "Mirror a newer release into your registry and name it as `workloads.envoy.image`, or take a newer version of this product, whose default follows.",
  source: `${ENVOY_SUPPORT.source}, ${ENVOY_SUPPORT.retrieved}`,
  assert: (facts) => ({
    condition: `try(timecmp(plantimestamp(), ${facts.ends}) < 0, false)`,
    message: `Support of Envoy ${facts.release} ended at ${placeholder(facts.ends, facts.endText)}.`,
  }),
};
