import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import type { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import { EcsCluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { SITE } from "../sample/site";
import type { Firewall } from "./firewall";
import type { Gates } from "./gates";
import type { Network } from "./network";
import { allowing, assumedBy } from "./policies";

interface CapacityProps {
  readonly network: Network;
  readonly gates: Gates;
  readonly firewall: Firewall;
  readonly caller: DataAwsCallerIdentity;
}

const FULL_NAME = `${SITE.name}-${SITE.capacity.name}`;

/** The cluster and its container instances on the Outpost. */
export class Capacity extends Construct {
  readonly cluster: EcsCluster;
  readonly provider: EcsCapacityProvider;
  readonly association: EcsClusterCapacityProviders;

  constructor(scope: Construct, id: string, { network, gates, firewall, caller }: CapacityProps) {
    super(scope, id);
    this.cluster = new EcsCluster(this, "cluster", {
      name: SITE.name,
      setting: [{ name: "containerInsights", value: "enabled" }],
    });
    const { profile, policy } = this.instanceRole(caller);
    const template = this.launchTemplate(firewall, profile);
    const group = new AutoscalingGroup(this, "instances", {
      name: FULL_NAME,
      minSize: SITE.capacity.min,
      maxSize: SITE.capacity.max,
      vpcZoneIdentifier: [network.outpostSubnet.id],
      launchTemplate: { id: template.id, version: Token.asString(template.latestVersion) },
      healthCheckType: "EC2",
      protectFromScaleIn: true,
      tag: [
        { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true },
        { key: "Name", value: FULL_NAME, propagateAtLaunch: false },
      ],
      lifecycle: { ignoreChanges: ["desired_capacity"] },
      dependsOn: [policy, ...gates.outpostGates],
    });
    this.provider = new EcsCapacityProvider(this, "provider", {
      name: FULL_NAME,
      autoScalingGroupProvider: {
        autoScalingGroupArn: group.arn,
        managedDraining: "ENABLED",
        managedTerminationProtection: "ENABLED",
        managedScaling: { status: "ENABLED", targetCapacity: 100 },
      },
    });
    this.association = new EcsClusterCapacityProviders(this, "association", {
      clusterName: this.cluster.name,
      capacityProviders: [this.provider.name],
      defaultCapacityProviderStrategy: [{ capacityProvider: this.provider.name, weight: 1 }],
    });
  }

  private instanceRole(caller: DataAwsCallerIdentity) {
    const name = `${SITE.name}-instances`;
    const role = new IamRole(this, "instance-role", { name, assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    const join = [
      "ecs:DeregisterContainerInstance",
      "ecs:RegisterContainerInstance",
      "ecs:SubmitAttachmentStateChanges",
      "ecs:SubmitContainerStateChange",
      "ecs:SubmitTaskStateChange",
    ];
    const serve = ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState", "ecs:TagResource"];
    const inCluster = { Condition: { ArnEquals: { "ecs:cluster": this.cluster.arn } } };
    const instances = `arn:aws:ecs:${SITE.region}:${caller.accountId}:container-instance/*`;
    const policy = new IamRolePolicy(this, "instance-policy", {
      name: "join-cluster",
      role: role.name,
      policy: allowing(
        { Sid: "FindTheControlPlane", Action: ["ecs:DiscoverPollEndpoint"], Resource: ["*"] },
        { Sid: "JoinTheCluster", Action: join, Resource: [this.cluster.arn] },
        { Sid: "BeOneOfItsInstances", Action: serve, Resource: [instances], ...inCluster },
      ),
    });
    const profile = new IamInstanceProfile(this, "instance-profile", { name, role: role.name });
    return { profile, policy };
  }

  private launchTemplate(firewall: Firewall, profile: IamInstanceProfile): LaunchTemplate {
    const ami = new DataAwsSsmParameter(this, "ami", {
      name: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
    });
    const tags = { "outpost-mesh:deployment": SITE.name, Name: FULL_NAME };
    const ebs = { volumeType: "gp2", volumeSize: 50, encrypted: "true", deleteOnTermination: "true" };
    return new LaunchTemplate(this, "template", {
      name: FULL_NAME,
      imageId: ami.insecureValue,
      instanceType: SITE.capacity.type,
      updateDefaultVersion: true,
      userData: Buffer.from(START_SCRIPT).toString("base64"),
      vpcSecurityGroupIds: [firewall.instances.id],
      iamInstanceProfile: { arn: profile.arn },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs }],
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
    });
  }
}

const START_SCRIPT = `#!/bin/bash
cat >> /etc/ecs/ecs.config <<'ECS'
ECS_CLUSTER=${SITE.name}
ECS_IMAGE_PULL_BEHAVIOR=prefer-cached
ECS_AWSVPC_BLOCK_IMDS=true
ECS_ENABLE_TASK_IAM_ROLE=true
ECS
`;
