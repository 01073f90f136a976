import { gatewaysOf, nodesOfService } from "../../deployment";
import type { SynthRule } from "../rule";

/** Default of the quotas L-606A910B (virtual nodes) and L-33E8F9C9 (virtual gateways). */
const MOST_ENVOYS = 50;

export const envoyQuota: SynthRule = {
  id: "OM-M087",
  title: "At most 50 Envoys are one virtual node, or one virtual gateway",
  severity: "warning",
  stages: ["synth"],
  why: "Above the quotas L-606A910B and L-33E8F9C9 App Mesh turns Envoys away with gRPC status 8, running ones too, when they connect again. During a rollout the old and the new tasks count together.",
  remedy: "Ask Service Quotas for more, or spread the tasks over several versions or gateways.",
  source: "App Mesh user guide, troubleshooting scaling; App Mesh default service quotas, L-606A910B and L-33E8F9C9",
  controlPlane: "app-mesh",
  *inspect({ deployment, mesh }) {
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
    for (const { name, workload } of gatewaysOf(deployment, mesh)) {
      if (workload.count <= MOST_ENVOYS) continue;
      yield {
        path: ["workloads", "gateways", name, "count"],
        message: `${workload.count} tasks would be the virtual gateway ${JSON.stringify(name)}; the default quota L-33E8F9C9 is ${MOST_ENVOYS} Envoys.`,
      };
    }
  },
};
