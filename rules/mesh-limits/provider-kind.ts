import { given, meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const providerKind: SynthRule = {
  id: "OM-M050",
  title: "A virtual service is provided by a node or by a router, not by both",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh takes at most one provider.",
  remedy: "Keep one; a router can spread the traffic over several nodes.",
  source: "App Mesh API reference, VirtualServiceProvider",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).services) {
      if (given(value.spec.provider ?? {}).length < 2) continue;
      yield {
        path: at("spec", "provider"),
        message: `the provider of ${label} gives virtualNode and virtualRouter; at most one is allowed.`,
      };
    }
  },
};
