import { nodesOfService } from "../../deployment";
import type { SynthRule } from "../rule";

/** Default of quota L-606A910B. */
const MOST_ENVOYS = 50;

export const envoyQuota: SynthRule = {
  id: "OM-M087",
  title: "At most 50 Envoys are one virtual node",
  severity: "warning",
  stages: ["synth"],
  why: "Above the quota L-606A910B App Mesh turns Envoys away with gRPC status 8, running ones too, when they connect again. During a rollout the old and the new tasks count together.",
  remedy: "Ask Service Quotas for more, or spread the tasks over several versions.",
  source: "App Mesh user guide, troubleshooting scaling; App Mesh default service quotas, L-606A910B",
  *inspect({ deployment }) {
    for (const [name, workload] of Object.entries(deployment.workloads?.services ?? {})) {
      const service = Object.hasOwn(deployment.services ?? {}, name) ? deployment.services?.[name] : undefined;
      if (service === undefined) continue;
      for (const { node, version } of nodesOfService(name, service)) {
        const own = version === undefined ? undefined : workload.versions[version]?.count;
        const count = own ?? workload.count;
        if (count <= MOST_ENVOYS) continue;
        const path = ["workloads", "services", name, ...(own === undefined ? [] : ["versions", version!]), "count"];
        yield {
          path,
          message: `${count} tasks would be the virtual node ${JSON.stringify(node)}; the default quota L-606A910B is ${MOST_ENVOYS} Envoys.`,
        };
      }
    }
  },
};
