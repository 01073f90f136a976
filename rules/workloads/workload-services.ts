import { didYouMean, listed } from "../../document";
import type { SynthRule } from "../rule";

export const workloadServices: SynthRule = {
  id: "OM-W002",
  title: "Every workload belongs to a service, and to versions that the service has",
  severity: "error",
  stages: ["synth"],
  why: "A container's Envoy is the virtual node of its service's version; without one it has nothing to be.",
  remedy: "Correct the name, or add the service or version to `services`.",
  source: "App Mesh user guide, virtual nodes",
  *inspect({ deployment }) {
    const services = deployment.services ?? {};
    for (const [name, workload] of Object.entries(deployment.workloads?.services ?? {})) {
      const path = ["workloads", "services", name];
      const service = Object.hasOwn(services, name) ? services[name] : undefined;
      if (service === undefined) {
        yield {
          path,
          message: `there is no service "${name}".${didYouMean(name, Object.keys(services))} Services: ${listed(Object.keys(services).sort()) || "none"}.`,
        };
        continue;
      }
      const known = Object.keys(service.versions ?? {}).sort();
      for (const version of Object.keys(workload.versions)) {
        if (known.includes(version)) continue;
        yield {
          path: [...path, "versions", version],
          message: `service "${name}" has no version "${version}".${didYouMean(version, known)} Versions: ${listed(known) || "none"}.`,
        };
      }
    }
  },
};
