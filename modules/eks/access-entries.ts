import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import { named, reference } from "../terraform";
import type { ClusterFacts } from "./cluster-facts";

export interface AccessEntriesProps {
  readonly cluster: ClusterFacts;
  readonly partition: string;
  /** Template: role of the nodes. */
  readonly nodeRoleArn: string;
  /** IAM roles and users that administer the cluster. */
  readonly admins: readonly string[];
}

/** Who gets into a cluster besides its creator: the nodes, and those who administer it. */
export class AccessEntries extends Construct {
  /** The entry of the nodes, without which none of them joins. */
  readonly nodes: EksAccessEntry;

  constructor(scope: Construct, id: string, { cluster, partition, nodeRoleArn, admins }: AccessEntriesProps) {
    super(scope, id);
    this.nodes = named(
      new EksAccessEntry(this, "nodes", { clusterName: cluster.name, principalArn: nodeRoleArn, type: "EC2_LINUX" }),
      "nodes",
    );
    for (const principalArn of [...new Set(admins)].sort()) {
      const entry = named(
        new EksAccessEntry(this, `admin-${principalArn}`, {
          clusterName: cluster.name,
          principalArn,
          type: "STANDARD",
        }),
        "admin",
        principalArn,
      );
      named(
        new EksAccessPolicyAssociation(this, `policy-${principalArn}`, {
          clusterName: cluster.name,
          principalArn: reference(entry, "principal_arn"),
          policyArn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
          accessScope: { type: "cluster" },
        }),
        "admin",
        principalArn,
      );
    }
  }
}
