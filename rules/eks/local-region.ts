import { LOCAL_CLUSTER_REGIONS } from "../../aws";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localRegion: SynthRule = {
  id: "OM-K011",
  title: "The Region offers local clusters",
  severity: "error",
  stages: ["synth"],
  why: "Local clusters on EBS are offered in some Regions only.",
  remedy: "Use an extended cluster, or an Outpost of another Region.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts: Regions",
  *inspect({ deployment }) {
    const { region } = deployment;
    if (clusterOf(deployment, "local") === undefined || LOCAL_CLUSTER_REGIONS.includes(region)) return;
    const message = `${region} has no local clusters. They are offered in: ${LOCAL_CLUSTER_REGIONS.join(", ")}.`;
    yield { path: ["region"], message };
  },
};
