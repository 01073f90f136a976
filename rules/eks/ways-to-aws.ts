import { EKS_EXTENDED_ENDPOINTS, EKS_LOCAL_ENDPOINTS, ENVOY_MANAGEMENT_SERVICE } from "../../aws";
import { hasAppMeshEnvoys } from "../../deployment";
import { clusterOf } from "./cluster-of";
import type { SynthRule } from "../rule";

export const waysToAws: SynthRule = {
  id: "OM-K035",
  title: "Nodes of a new VPC have a way to AWS",
  severity: "error",
  stages: ["synth"],
  why: "A new VPC has no way out but the endpoints that are created in it. Without them nodes do not join their cluster, and a local control plane does not come up.",
  remedy: "Set `network.endpoints: managed`; `existing` is for a VPC that has its endpoints, a NAT gateway or a proxy.",
  source: "Amazon EKS user guide, private clusters and local clusters on Outposts",
  *inspect({ deployment }) {
    const platform = clusterOf(deployment, "local", "extended");
    const { network } = deployment;
    if (platform === undefined || network?.endpoints !== "existing" || network.vpc.cidr === undefined) return;
    const needs = platform.cluster.form === "local" ? EKS_LOCAL_ENDPOINTS : EKS_EXTENDED_ENDPOINTS;
    const names = needs
      .map(({ service }) => service)
      .filter((service) => hasAppMeshEnvoys(deployment) || service !== ENVOY_MANAGEMENT_SERVICE)
      .sort();
    const message = `a new VPC cannot have endpoints that exist; the nodes need ${names.join(", ")}.`;
    yield { path: ["network", "endpoints"], message };
  },
};
