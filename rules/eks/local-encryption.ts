import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localEncryption: SynthRule = {
  id: "OM-K005",
  title: "Secrets are encrypted with a key of KMS only where the control plane is in the Region",
  severity: "error",
  stages: ["synth"],
  why: "Envelope encryption of Kubernetes secrets is not offered for local clusters, and Terraform refuses encryption_config beside outpost_config.",
  remedy:
    "Remove `secretsKeyArn`, or use an extended cluster. The volumes of a local control plane are encrypted by EBS.",
  source:
    "Amazon EKS user guide, Amazon EKS on AWS Outposts: comparison of deployment options; hashicorp/aws, aws_eks_cluster",
  *inspect({ deployment }) {
    if (clusterOf(deployment, "local")?.cluster.secretsKeyArn === undefined) return;
    yield {
      path: clusterPath("secretsKeyArn"),
      message: "a local cluster cannot have `secretsKeyArn`: it has no envelope encryption of secrets.",
    };
  },
};
