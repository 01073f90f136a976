import { OUTPOST_LABEL } from "../../deployment";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const ownNodeLabels: SynthRule = {
  id: "OM-K014",
  title: "Nodes that are made here carry the label of their Outpost",
  severity: "error",
  stages: ["synth"],
  why: "Pods are kept to the Outpost by a label that the nodes of `capacity` get; other labels would be looked for in vain.",
  remedy: "Remove `nodeLabels`, which is for an existing cluster.",
  source: "Amazon EKS user guide, self-managed nodes",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform?.cluster.nodeLabels === undefined) return;
    const { form } = platform.cluster;
    const message = `${form === "local" ? "a local" : "an extended"} cluster cannot have \`nodeLabels\`: its nodes carry ${OUTPOST_LABEL}.`;
    yield { path: clusterPath("nodeLabels"), message };
  },
};
