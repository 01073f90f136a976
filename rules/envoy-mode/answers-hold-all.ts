import { discoveryOf, nodesOfService } from "../../deployment";
import type { SynthRule } from "../rule";

/** Hosts that Cloud Map puts into one DNS answer (AWS Cloud Map API reference, DnsConfig, MULTIVALUE). */
const HOSTS_IN_ANSWER = 8;

export const answersHoldAll: SynthRule = {
  id: "OM-E011",
  title: "A node has no more tasks than one DNS answer holds",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Callers learn a node's tasks from one DNS answer of Cloud Map, which holds eight hosts, chosen anew for each answer. App Mesh knew them all; now connections move among more tasks than a caller sees at a time.",
  remedy: "Spread the tasks over several versions of the service, each a node of its own.",
  source: "AWS Cloud Map API reference, DnsConfig",
  *inspect({ deployment }) {
    if (discoveryOf(deployment).type !== "cloud-map") return;
    const { endpoints = {} } = deployment.mesh?.envoy ?? {};
    for (const [name, workload] of Object.entries(deployment.workloads?.services ?? {})) {
      const service = Object.hasOwn(deployment.services ?? {}, name) ? deployment.services?.[name] : undefined;
      if (service === undefined) continue;
      for (const { node, version } of nodesOfService(name, service)) {
        const own = version === undefined ? undefined : workload.versions[version]?.count;
        const count = own ?? workload.count;
        if (count <= HOSTS_IN_ANSWER || Object.hasOwn(endpoints, node)) continue;
        yield {
          path: ["workloads", "services", name, ...(own === undefined ? [] : ["versions", version!]), "count"],
          message: `${count} tasks are the virtual node ${JSON.stringify(node)}; an answer holds ${HOSTS_IN_ANSWER}.`,
        };
      }
    }
  },
};
