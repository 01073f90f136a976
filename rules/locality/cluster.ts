import { eksOf } from "../../deployment";
import type { HopRule } from "../rule";
import { gatewaysRunning, servicesRunning } from "./takers";

export const clusterHop: HopRule = {
  id: "OM-L011",
  title: "No pod is placed by a control plane in the Region",
  severity: "note",
  stages: ["synth"],
  why: "The control plane of an extended cluster runs in the Region and kubelets on the Outpost are connected to it over the service link. While they are not, it takes their nodes for lost.",
  remedy:
    "Use a local cluster, whose control plane stands on the Outpost; or run enough pods to bear a failure until the link is back.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts: considerations",
  reaches: "EKS: placing pods",
  when: "whenever a pod or a node starts, stops or fails",
  whenDown: "pods run on; nothing new is placed, and pods of nodes that seem lost are replaced when the link is back",
  trace(subject) {
    const platform = eksOf(subject.deployment);
    if (platform === undefined || platform.cluster.form === "local") return undefined;
    const takers = [...servicesRunning(subject), ...gatewaysRunning(subject)];
    if (takers.length === 0) return undefined;
    const message = "Pods are placed, started and replaced by the cluster's control plane in the Region.";
    return { path: ["workloads", "cluster"], takers, message };
  },
};
