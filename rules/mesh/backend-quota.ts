import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

/** Default of quota L-8775AB18. */
const MOST_BACKENDS = 50;

export const backendQuota: SynthRule = {
  id: "OM-M086",
  title: "A virtual node has at most 50 backends",
  severity: "warning",
  stages: ["synth"],
  why: "App Mesh refuses more than the quota L-8775AB18. The public lists of quotas disagree whether it can be raised.",
  remedy: "Name only what the node calls, or ask Service Quotas.",
  source: "App Mesh default service quotas, L-8775AB18",
  controlPlane: "app-mesh",
  *inspect(subject) {
    const told = new Set<string>();
    for (const { label, service, value, at } of meshIndex(subject).nodes) {
      const { length } = value.spec.backends ?? [];
      if (length <= MOST_BACKENDS || (service !== undefined && told.has(service))) continue;
      if (service !== undefined) told.add(service);
      const what = service === undefined ? label : `service ${JSON.stringify(service)}`;
      yield {
        path: at("spec", "backends"),
        message: `${what} has ${length} backends; the default quota L-8775AB18 is ${MOST_BACKENDS}.`,
      };
    }
  },
};
