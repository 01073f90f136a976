import { outpostMeant } from "../../deployment";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

export const nodesGiven: SynthRule = {
  id: "OM-K017",
  title: "Pods have nodes on their Outpost to run on",
  severity: "error",
  stages: ["synth"],
  why: "Pods are kept to the nodes of their Outpost; without any they wait for ever.",
  remedy: "Describe nodes under `workloads.capacity`, with an `outpost` where there are several.",
  source: "Amazon EKS user guide, self-managed nodes on Outposts",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform === undefined || deployment.network === undefined) return;
    const groups = Object.values(platform.capacity);
    if (groups.length === 0) {
      yield { path: ["workloads"], message: "the new cluster has no nodes: `capacity` is empty." };
      return;
    }
    const stocked = new Set(groups.map(({ outpost }) => outpostMeant(deployment, outpost)?.name));
    for (const [kind, all] of Object.entries({ services: platform.services, gateways: platform.gateways })) {
      for (const [name, { outpost }] of Object.entries(all)) {
        const place = outpostMeant(deployment, outpost)?.name;
        if (place === undefined || stocked.has(place)) continue;
        const message = `"${name}" runs on Outpost ${place}, where \`capacity\` has no nodes.`;
        yield { path: ["workloads", kind, name], message };
      }
    }
  },
};
