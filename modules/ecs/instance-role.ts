import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { partitionOf } from "../../aws";
import { named, reference } from "../terraform";
import type { Account } from "../account";
import { policyDocument, trustOf } from "../terraform/policy";

export interface InstanceRoleProps {
  /** Name of the role. */
  readonly name: string;
  readonly account: Account;
  /** Template: ARN of the cluster that instances may join. */
  readonly clusterArn: string;
}

/**
 * The role of container instances: what the ECS agent needs to join one cluster, and nothing else. Images and logs are
 * the execution role's, and tasks cannot reach the instance's credentials.
 */
export class InstanceRole extends Construct {
  /** Template: ARN of the instance profile. */
  readonly instanceProfileArn: string;
  /** The policy, for instances that must wait for it. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { name, account, clusterArn }: InstanceRoleProps) {
    super(scope, id);
    const ec2 = `ec2.${partitionOf(account.region).dnsSuffix}`;
    const role = named(new IamRole(this, "role", { name, assumeRolePolicy: trustOf(ec2) }), "instances");
    const roleName = reference(role, "name");
    const inCluster = { ArnEquals: { "ecs:cluster": clusterArn } };
    this.policy = named(
      new IamRolePolicy(this, "policy", {
        name: "join-cluster",
        role: roleName,
        policy: policyDocument([
          { Sid: "FindTheControlPlane", Action: ["ecs:DiscoverPollEndpoint"], Resource: ["*"] },
          {
            Sid: "JoinTheCluster",
            Action: [
              "ecs:DeregisterContainerInstance",
              "ecs:RegisterContainerInstance",
              "ecs:SubmitAttachmentStateChanges",
              "ecs:SubmitContainerStateChange",
              "ecs:SubmitTaskStateChange",
            ],
            Resource: [clusterArn],
          },
          {
            Sid: "BeOneOfItsInstances",
            Action: ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState", "ecs:TagResource"],
            Resource: [account.arn("ecs", "container-instance/*")],
            Condition: inCluster,
          },
        ]),
      }),
      "instances",
    );
    this.instanceProfileArn = reference(
      named(new IamInstanceProfile(this, "profile", { name, role: roleName }), "instances"),
      "arn",
    );
  }
}
