import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** A cluster that is met by its name. */
export interface ClusterStatusFacts {
  readonly cluster: string;
  readonly status: string;
}

export const clusterActive: PlanRule<ClusterStatusFacts> = {
  id: "OM-K002",
  title: "The cluster that workloads are put into is active",
  severity: "error",
  stages: ["precondition"],
  why: "A cluster that is being made, updated or has failed takes nothing in; a local cluster whose creation fails says why in its health alone, and Terraform waits until its time is over.",
  remedy: "Wait until `aws eks describe-cluster --name NAME` says ACTIVE; its `health` says what is wrong.",
  source: "Amazon EKS API reference, Cluster; Amazon EKS user guide, local clusters on Outposts, troubleshooting",
  assert: ({ cluster, status }) => ({
    condition: `try(${status} == "ACTIVE", false)`,
    message: `The cluster ${cluster} is ${placeholder(status, "not there")}; ACTIVE is needed.`,
  }),
};
