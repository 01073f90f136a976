import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsEksCluster } from "@cdktf/provider-aws/lib/data-aws-eks-cluster";
import { DataAwsEksClusterAuth } from "@cdktf/provider-aws/lib/data-aws-eks-cluster-auth";
import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Construct } from "constructs";
import { escapeTemplate } from "../../rules";
import { attribute, named, reference } from "../terraform";

export interface ClusterAccessProps {
  /** Name of the cluster, by which it is met. */
  readonly clusterName: string;
  /** Whether charts are installed, too. */
  readonly hasCharts: boolean;
}

/** The way into a cluster that is there: its address and a token, read when Terraform runs. */
export class ClusterAccess extends Construct {
  /** Template: the caller's account. */
  readonly accountId: string;
  /** Expression: what EKS says of the cluster. */
  readonly status: string;

  constructor(scope: Construct, id: string, { clusterName, hasCharts }: ClusterAccessProps) {
    super(scope, id);
    const name = escapeTemplate(clusterName);
    const cluster = named(new DataAwsEksCluster(this, "cluster", { name }), "main");
    const auth = named(new DataAwsEksClusterAuth(this, "auth", { name: reference(cluster, "name") }), "main");
    this.accountId = reference(named(new DataAwsCallerIdentity(this, "caller"), "current"), "account_id");
    this.status = attribute(cluster, "status");
    const access = {
      host: reference(cluster, "endpoint"),
      clusterCaCertificate: `\${base64decode(${reference(cluster, "certificate_authority[0].data").slice(2, -1)})}`,
      token: reference(auth, "token"),
    };
    new KubernetesProvider(this, "kubernetes", access);
    if (hasCharts) new HelmProvider(this, "helm", { kubernetes: access });
  }
}
