import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const networkGiven: SynthRule = {
  id: "OM-W004",
  title: "Workloads have a network to stand in",
  severity: "error",
  stages: ["synth"],
  why: "Instances and tasks need subnets on an Outpost.",
  remedy: "Add `network`; with `vpc.id` and the subnets' ids it refers to what exists.",
  source: "Amazon ECS developer guide, Amazon ECS on AWS Outposts",
  *inspect({ deployment }) {
    if (deployment.workloads === undefined || deployment.network !== undefined) return;
    // An existing cluster has its nodes already, in a network that the deployment need not know.
    if (eksOf(deployment)?.cluster.form === "existing") return;
    yield { path: ["workloads"], message: "there are workloads but no network." };
  },
};
