import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { partitionOf } from "../../aws";
import type { Account } from "../account";
import { named, reference } from "../terraform";
import { policyDocument, trustOf } from "../terraform/policy";
import type { PolicyStatement } from "../terraform/policy";

export interface NodeRoleProps {
  /** Name of the role. */
  readonly name: string;
  readonly account: Account;
  /** What pods may do with the nodes' role; nothing where service accounts have roles of their own. */
  readonly pods: readonly PolicyStatement[];
}

/** What kubelet, the CNI plugin and image pulls need (EKS user guide, node IAM role). */
const POLICIES = ["AmazonEC2ContainerRegistryReadOnly", "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy"];

/** The role of nodes; and of their pods, where a cluster has no roles of service accounts. */
export class NodeRole extends Construct {
  /** Template: the role's ARN. */
  readonly roleArn: string;
  /** Template: ARN of the instance profile. */
  readonly instanceProfileArn: string;
  /** What nodes must wait for. */
  readonly policies: readonly TerraformElement[];

  constructor(scope: Construct, id: string, { name, account, pods }: NodeRoleProps) {
    super(scope, id);
    const ec2 = `ec2.${partitionOf(account.region).dnsSuffix}`;
    const role = named(new IamRole(this, "role", { name, assumeRolePolicy: trustOf(ec2) }), "nodes");
    const roleName = reference(role, "name");
    const attached = POLICIES.map((policy) =>
      named(
        new IamRolePolicyAttachment(this, policy, {
          role: roleName,
          policyArn: `arn:${account.partition}:iam::aws:policy/${policy}`,
        }),
        "nodes",
        policy,
      ),
    );
    const own = pods.length === 0 ? [] : [this.podPolicy(roleName, pods)];
    this.policies = [...attached, ...own];
    this.roleArn = reference(role, "arn");
    this.instanceProfileArn = reference(
      named(new IamInstanceProfile(this, "profile", { name, role: roleName }), "nodes"),
      "arn",
    );
  }

  private podPolicy(role: string, statements: readonly PolicyStatement[]): IamRolePolicy {
    return named(new IamRolePolicy(this, "pods", { name: "pods", role, policy: policyDocument(statements) }), "nodes");
  }
}
