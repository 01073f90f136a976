import { createHash } from "node:crypto";
import { ProviderError } from "../diagnostic";
import type { ObjectValue } from "../values";
import type { DataSource, Query } from "./data-source";

/** A cluster that was applied in the same world, otherwise one that the scenario names. */
export const eksCluster: DataSource = {
  type: "aws_eks_cluster",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    const applied = query.applied.find("aws_eks_cluster", name);
    if (applied !== undefined) return { ...applied, id: name, status: "ACTIVE" };
    const cluster = query.scenario.eksClusters.find((each) => each.name === name);
    if (cluster === undefined) throw new ProviderError(`reading EKS Cluster (${name}): couldn't find resource`);
    return described(query, cluster);
  },
};

/** A token for the cluster's API. AWS makes it without asking whether the cluster is there. */
export const eksClusterAuth: DataSource = {
  type: "aws_eks_cluster_auth",
  regional: true,
  read(query) {
    const name = query.text("name") ?? "";
    return { id: name, token: `k8s-aws-v1.${digits(`token ${name}`, 64)}` };
  },
};

function described(query: Query, { name, version }: Query["scenario"]["eksClusters"][number]): ObjectValue {
  const { dnsSuffix } = query.scenario;
  const id = digits(`cluster ${name}`, 32).toUpperCase();
  return {
    id: name,
    arn: query.arn("eks", `cluster/${name}`),
    access_config: [{ authentication_mode: "API_AND_CONFIG_MAP", bootstrap_cluster_creator_admin_permissions: true }],
    certificate_authority: [{ data: Buffer.from(`certificate of ${name}`).toString("base64") }],
    cluster_id: "",
    created_at: "2026-01-01T00:00:00Z",
    enabled_cluster_log_types: [],
    endpoint: `https://${id}.gr7.${query.region}.eks.${dnsSuffix}`,
    identity: [{ oidc: [{ issuer: `https://oidc.eks.${query.region}.${dnsSuffix}/id/${id}` }] }],
    kubernetes_network_config: [
      { ip_family: "ipv4", service_ipv4_cidr: "172.20.0.0/16", service_ipv6_cidr: "", elastic_load_balancing: [] },
    ],
    outpost_config: [],
    platform_version: "eks.1",
    role_arn: query.arn("iam", `role/${name}`).replace(`:${query.region}:`, "::"),
    status: "ACTIVE",
    tags: {},
    version,
    vpc_config: [],
  };
}

function digits(purpose: string, count: number): string {
  return createHash("sha256").update(purpose).digest("hex").slice(0, count);
}
