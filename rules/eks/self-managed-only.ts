import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

const NAMES = {
  managed: "managed node groups",
  fargate: "pods on Fargate",
  "auto-mode": "nodes of EKS Auto Mode",
  karpenter: "nodes of Karpenter",
} as const;

export const selfManagedOnly: SynthRule = {
  id: "OM-K015",
  title: "Nodes on an Outpost are self-managed",
  severity: "error",
  stages: ["synth"],
  why: "EKS offers neither managed node groups nor Fargate nor Auto Mode on an Outpost, and Karpenter does not support it.",
  remedy: "Remove `nodes` and `launchType`, and describe groups of nodes under `capacity`.",
  source: "Amazon EKS user guide, Amazon EKS on AWS Outposts; github.com/aws/karpenter-provider-aws pull request 9160",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined) return;
    const { nodes, launchType } = platform;
    if (nodes !== "self-managed") {
      const message = `${NAMES[nodes]} cannot stand on an Outpost; self-managed nodes are allowed.`;
      yield { path: ["workloads", "nodes"], message };
    }
    if (launchType === "FARGATE") {
      yield { path: ["workloads", "launchType"], message: "FARGATE does not run on an Outpost; EC2 is allowed." };
    }
  },
};
