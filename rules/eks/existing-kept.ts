import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

const OF_NEW_CLUSTERS = [
  "addons",
  "admins",
  "authentication",
  "controlPlane",
  "endpointAccess",
  "logging",
  "publicAccessCidrs",
  "secretsKeyArn",
  "serviceCidr",
  "subnets",
] as const;

export const existingKept: SynthRule = {
  id: "OM-K013",
  title: "An existing cluster is named, says what its nodes on the Outpost carry, and is not changed",
  severity: "error",
  stages: ["synth"],
  why: "A cluster that is there already is met by its name and left as it is: an option for a new one would be dropped in silence, and without labels pods would be placed on nodes anywhere.",
  remedy: "Set `name` and `nodeLabels`, and remove what describes a new cluster or new nodes.",
  source: "Kubernetes documentation, assigning pods to nodes",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "existing");
    if (platform === undefined) return;
    const { cluster, capacity } = platform;
    if (cluster.name === undefined) yield { path: clusterPath(), message: "an existing cluster needs its `name`." };
    if (Object.keys(cluster.nodeLabels ?? {}).length === 0) {
      yield { path: clusterPath(), message: "an existing cluster needs the `nodeLabels` of its nodes on the Outpost." };
    }
    for (const option of OF_NEW_CLUSTERS) {
      const value = cluster[option];
      if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
      yield { path: clusterPath(option), message: `an existing cluster cannot have \`${option}\`: it stays as it is.` };
    }
    if (Object.keys(capacity).length > 0) {
      const message = "an existing cluster keeps its own nodes; `capacity` is for a new one.";
      yield { path: ["workloads", "capacity"], message };
    }
  },
};
