import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const cloudMapHealth: SynthRule = {
  id: "OM-M083",
  title: "Removed hosts of a Cloud Map node leave at once",
  severity: "note",
  stages: ["synth"],
  why: "With active health checks Envoy keeps a host that Cloud Map no longer lists until it fails the checks, so callers meet stopped tasks for some seconds.",
  remedy:
    "Nothing, when callers retry; otherwise shorten the interval, or leave the health check out and let Cloud Map's own decide.",
  source: "aws-app-mesh-roadmap issue 213",
  *inspect(subject) {
    const told = new Set<string>();
    for (const { label, service, value, at } of meshIndex(subject).nodes) {
      if (value.spec.serviceDiscovery?.awsCloudMap === undefined) continue;
      for (const [i, { healthCheck, portMapping }] of (value.spec.listeners ?? []).entries()) {
        // The versions of a service share one health check.
        if (healthCheck === undefined || (service !== undefined && told.has(service))) continue;
        if (service !== undefined) told.add(service);
        const seconds = Math.ceil((healthCheck.intervalMillis * healthCheck.unhealthyThreshold) / 1000);
        yield {
          path: at("spec", "listeners", i, "healthCheck"),
          message: `${service === undefined ? label : `service "${service}"`}, port ${portMapping.port}: a host that is gone is called for up to ${seconds}s.`,
        };
      }
    }
  },
};
