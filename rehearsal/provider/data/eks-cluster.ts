import { findEksCluster, hexDigits } from "../../world";
import type { EksClusterFacts } from "../../world";
import { ProviderError } from "../diagnostic";
import type { ObjectValue } from "../values";
import type { DataSource } from "./data-source";

/** A cluster that was applied in the same world, otherwise one that the scenario names. */
export const eksCluster: DataSource = {
  type: "aws_eks_cluster",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    const applied = query.applied.find("aws_eks_cluster", name);
    if (applied !== undefined) return { ...applied, id: name, status: "ACTIVE" };
    const cluster = findEksCluster(query.scenario, name);
    if (cluster === undefined) throw new ProviderError(`reading EKS Cluster (${name}): couldn't find resource`);
    return described(cluster);
  },
};

/** A token for the cluster's API. AWS makes it without asking whether the cluster is there. */
export const eksClusterAuth: DataSource = {
  type: "aws_eks_cluster_auth",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    return { id: name, token: `k8s-aws-v1.${hexDigits(64, "token", name)}` };
  },
};

function described(cluster: EksClusterFacts): ObjectValue {
  const { name, arn, version, status, roleArn, endpoint, issuer, certificate } = cluster;
  return {
    id: name,
    arn,
    access_config: [{ authentication_mode: "API_AND_CONFIG_MAP", bootstrap_cluster_creator_admin_permissions: true }],
    certificate_authority: [{ data: certificate }],
    cluster_id: "",
    created_at: "2026-01-01T00:00:00Z",
    enabled_cluster_log_types: [],
    endpoint,
    identity: [{ oidc: [{ issuer }] }],
    kubernetes_network_config: [
      { ip_family: "ipv4", service_ipv4_cidr: "172.20.0.0/16", service_ipv6_cidr: "", elastic_load_balancing: [] },
    ],
    outpost_config: [],
    platform_version: "eks.1",
    role_arn: roleArn,
    status,
    tags: {},
    version,
    vpc_config: [],
  };
}
