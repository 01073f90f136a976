import { nodesOfService } from "../../deployment";
import type { SynthRule } from "../rule";

export const imageGiven: SynthRule = {
  id: "OM-W003",
  title: "Every version of a workload has an image",
  severity: "error",
  stages: ["synth"],
  why: "A task cannot be defined without an image.",
  remedy: "Set `image` of the workload, or of each of its versions.",
  source: "Amazon ECS API reference, ContainerDefinition",
  *inspect({ deployment }) {
    for (const [name, workload] of Object.entries(deployment.workloads?.services ?? {})) {
      const service = deployment.services?.[name];
      if (service === undefined || workload.image !== undefined) continue;
      const without = nodesOfService(name, service).filter(
        ({ version }) => workload.versions[version ?? ""]?.image === undefined,
      );
      if (without.length === 0) continue;
      const which = without.map(({ version }) => version ?? name).join(", ");
      yield { path: ["workloads", "services", name], message: `no image for ${which}.` };
    }
  },
};
