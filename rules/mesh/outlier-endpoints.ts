import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const outlierEndpoints: SynthRule = {
  id: "OM-M082",
  title: "Outlier detection stands on a node whose hosts Envoy can tell apart",
  severity: "warning",
  stages: ["synth"],
  why: "With DNS and the response type LOADBALANCER Envoy knows one address, so there is no other host to turn to and nothing is ejected.",
  remedy:
    "Use Cloud Map, or `responseType: ENDPOINTS` where the name resolves to every host; or remove the outlier detection.",
  source: "aws-app-mesh-roadmap issue 273; Envoy documentation, outlier detection and logical DNS",
  *inspect(subject) {
    for (const { label, value, at } of meshIndex(subject).nodes) {
      const dns = value.spec.serviceDiscovery?.dns;
      if (dns === undefined || dns.responseType === "ENDPOINTS") continue;
      for (const [i, { outlierDetection }] of (value.spec.listeners ?? []).entries()) {
        if (outlierDetection === undefined) continue;
        yield {
          path: at("spec", "listeners", i, "outlierDetection"),
          message: `${label} is found by DNS as one load balancer (${dns.hostname}), so no host of it can be ejected.`,
        };
      }
    }
  },
};
