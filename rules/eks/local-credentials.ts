import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localCredentials: SynthRule = {
  id: "OM-K004",
  title: "Pods of a local cluster take the role of their nodes",
  severity: "error",
  stages: ["synth"],
  why: "A local cluster has neither roles of service accounts (IRSA) nor EKS Pod Identity: tokens of its service accounts are known to nobody in AWS, so Envoys would never get their configuration.",
  remedy:
    "Leave `podCredentials` out, or set it to node-role: the nodes' role then may be every object of the mesh that runs there.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts: comparison of deployment options",
  *inspect({ deployment }) {
    if (clusterOf(deployment, "local")?.cluster.podCredentials !== "irsa") return;
    const message = "a local cluster cannot have the pod credentials irsa; node-role is allowed.";
    yield { path: clusterPath("podCredentials"), message };
  },
};
