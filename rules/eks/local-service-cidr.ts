import { clusterOf, clusterPath } from "./cluster-of";
import type { SynthRule } from "../rule";

export const localServiceCidr: SynthRule = {
  id: "OM-K006",
  title: "The block of service addresses is chosen only where the control plane is in the Region",
  severity: "error",
  stages: ["synth"],
  why: "Terraform refuses kubernetes_network_config beside outpost_config: a local cluster takes the block that EKS chooses.",
  remedy: "Remove `serviceCidr`, or use an extended cluster.",
  source: "hashicorp/aws, aws_eks_cluster: outpost_config conflicts with kubernetes_network_config",
  *inspect({ deployment }) {
    const cidr = clusterOf(deployment, "local")?.cluster.serviceCidr;
    if (cidr === undefined) return;
    const message = `a local cluster cannot have the \`serviceCidr\` ${cidr}: EKS chooses its block.`;
    yield { path: clusterPath("serviceCidr"), message };
  },
};
