import { listed } from "../../document";
import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localAddons: SynthRule = {
  id: "OM-K008",
  title: "EKS manages add-ons only where the control plane is in the Region",
  severity: "error",
  stages: ["synth"],
  why: "Local clusters have self-managed add-ons alone: EKS refuses to install its own there.",
  remedy: "Remove `addons`; the CNI plugin, CoreDNS and kube-proxy come with the cluster, self-managed.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts: comparison of deployment options",
  *inspect({ deployment }) {
    const addons = clusterOf(deployment, "local")?.cluster.addons ?? [];
    if (addons.length === 0) return;
    const message = `a local cluster cannot have the add-ons ${listed([...addons])} of EKS; it has self-managed ones.`;
    yield { path: clusterPath("addons"), message };
  },
};
