import type { Placement } from "./placement";
import { SOURCES } from "./sources";

const ACCESS: Placement = {
  place: "region",
  why: "EKS judges in the Region who is let into the cluster; whom a node's kubelet has is not asked again",
  source: SOURCES.eks,
};
const IN_CLUSTER: Placement = {
  place: "crossing",
  cases: [{ providerRefersTo: "outpost", place: "outpost", when: "in a local cluster" }],
  why: "kept by the cluster's API server: in the Region for an extended cluster, whose nodes watch it over the service link; a local cluster's is on the Outpost",
  source: SOURCES.eks,
};

/** The kinds of managed resources that a deployment on EKS adds, those inside the cluster included. */
export const EKS_PLACEMENTS: Readonly<Record<string, Placement>> = {
  aws_eks_access_entry: ACCESS,
  aws_eks_access_policy_association: ACCESS,
  aws_eks_addon: {
    place: "outpost",
    why: "its pods run on the cluster's nodes; EKS updates it from the Region",
    source: SOURCES.eks,
  },
  aws_eks_cluster: {
    place: "crossing",
    cases: [{ anyOf: ["outpost_config"], place: "outpost", when: "a local cluster, with an Outpost's configuration" }],
    why: "the control plane of an extended cluster is in the Region, and kubelets are connected to it over the service link; a local cluster's stands on the Outpost",
    source: SOURCES.eks,
  },
  aws_iam_openid_connect_provider: {
    place: "crossing",
    why: "tokens of service accounts are turned into credentials by STS in the Region",
    source: SOURCES.eks,
  },
  aws_placement_group: {
    place: "outpost",
    why: "spreads the control plane's instances over the hosts or racks of the Outpost",
    source: SOURCES.eks,
  },
  helm_release: {
    place: "outpost",
    why: "its pods run on nodes of the Outpost; the chart is read when Terraform runs",
    source: SOURCES.eks,
  },
  kubernetes_config_map_v1: IN_CLUSTER,
  kubernetes_deployment_v1: {
    place: "outpost",
    why: "its pods are kept to nodes on the Outpost",
    source: SOURCES.eks,
  },
  kubernetes_manifest: IN_CLUSTER,
  kubernetes_namespace_v1: IN_CLUSTER,
  kubernetes_pod_disruption_budget_v1: IN_CLUSTER,
  kubernetes_service_account_v1: IN_CLUSTER,
  kubernetes_service_v1: IN_CLUSTER,
};
