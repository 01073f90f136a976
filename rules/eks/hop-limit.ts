import { podCredentialsOf } from "../../deployment";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

export const hopLimit: SynthRule = {
  id: "OM-K021",
  title: "Pods reach the credentials of their node",
  severity: "error",
  stages: ["synth"],
  why: "Answers of the instance metadata service travel one hop with the limit 1, and a pod is one hop further: Envoys that take the nodes' role would get no credentials, and so no configuration.",
  remedy: "Leave `metadataHopLimit` at 2, or give pods roles of their own with `podCredentials: irsa`.",
  source: "App Mesh user guide, troubleshooting; github.com/kubernetes-sigs/aws-ebs-csi-driver docs/outposts.md",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    if (platform === undefined || podCredentialsOf(platform) !== "node-role") return;
    for (const [name, { metadataHopLimit }] of Object.entries(platform.capacity).sort()) {
      if (metadataHopLimit >= 2) continue;
      const path = ["workloads", "capacity", name, "metadataHopLimit"];
      const message = "pods take their credentials from the node's role, and a hop limit of 1 does not reach them.";
      yield { path, message };
    }
  },
};
