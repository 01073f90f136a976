import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { partitionOf } from "../../aws";
import type { Account } from "../account";
import { named, reference } from "../terraform";
import { trustOf } from "../terraform/policy";

export interface ControlPlaneRoleProps {
  /** Name of the role. */
  readonly name: string;
  readonly account: Account;
  /** Where the control plane runs: EKS's own account in the Region, or instances on the Outpost. */
  readonly form: "extended" | "local";
}

/**
 * The role of a cluster's control plane. That of a local cluster runs on instances of this account, so EC2 takes the
 * role and the policy is another.
 */
export class ControlPlaneRole extends Construct {
  /** Template: the role's ARN. */
  readonly roleArn: string;
  /** The policy's attachment, for a cluster that must wait for it. */
  readonly policy: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, { name, account, form }: ControlPlaneRoleProps) {
    super(scope, id);
    const local = form === "local";
    const taker = local ? `ec2.${partitionOf(account.region).dnsSuffix}` : "eks.amazonaws.com";
    const policy = local ? "AmazonEKSLocalOutpostClusterPolicy" : "AmazonEKSClusterPolicy";
    const role = named(new IamRole(this, "role", { name, assumeRolePolicy: trustOf(taker) }), "control-plane");
    this.roleArn = reference(role, "arn");
    this.policy = named(
      new IamRolePolicyAttachment(this, "policy", {
        role: reference(role, "name"),
        policyArn: `arn:${account.partition}:iam::aws:policy/${policy}`,
      }),
      "control-plane",
      policy,
    );
  }
}
