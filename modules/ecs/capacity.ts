import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { EcsCapacityProvider } from "@cdktf/provider-aws/lib/ecs-capacity-provider";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { Construct } from "constructs";
import { ROOT_VOLUME } from "../../deployment";
import type { CapacityGroup, Outpost } from "../../deployment";
import { escapeTemplate } from "../../rules";
import { CapacityReservation } from "../network";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import { userData } from "./user-data";
import type { InstanceRole } from "./instance-role";

export interface CapacityProps {
  /** Name of the group in the deployment. */
  readonly name: string;
  /** Prefix of names in AWS. */
  readonly prefix: string;
  readonly group: CapacityGroup;
  readonly outpost: Pick<Outpost, "arn" | "form">;
  /** Template: the Outpost's anchor Availability Zone. */
  readonly availabilityZone: string;
  readonly clusterName: string;
  readonly role: InstanceRole;
  /** Templates: subnets on the Outpost. */
  readonly subnetIds: readonly string[];
  /** Template: security group of the instances. */
  readonly securityGroupId: string;
  /** Tags of instances and volumes, which launch templates do not take from the provider. */
  readonly tags: Readonly<Record<string, string>>;
  /** What must hold before instances are launched. */
  readonly gates: readonly PlanGate[];
}

const AMI_PARAMETER = {
  x86_64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
  arm64: "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id",
} as const;

/** Container instances on one Outpost: launch template, Auto Scaling group and the capacity provider that services use. */
export class Capacity extends Construct {
  /** Template: name of the capacity provider. */
  readonly capacityProvider: string;

  constructor(scope: Construct, id: string, props: CapacityProps) {
    super(scope, id);
    const reservation = new CapacityReservation(this, "reserved", { ...props, outpostArn: props.outpost.arn });
    const template = this.launchTemplate(props, reservation);
    const scalingGroup = this.scalingGroup(props, template, reservation);
    this.capacityProvider = this.provider(props, scalingGroup);
  }

  private launchTemplate(props: CapacityProps, reservation: CapacityReservation): LaunchTemplate {
    const { name, prefix, group, clusterName, role, securityGroupId, tags } = props;
    const { form } = props.outpost;
    const parameter = escapeTemplate(group.amiParameter ?? AMI_PARAMETER[group.architecture]);
    const ami = named(new DataAwsSsmParameter(this, "ami", { name: parameter }), name);
    const full = `${prefix}-${name}`;
    const copied = { ...tags, Name: full };
    const template = new LaunchTemplate(this, "template", {
      name: full,
      // The plain attribute is marked as sensitive, which would hide the AMI from the reviewers of a plan.
      imageId: reference(ami, "insecure_value"),
      instanceType: group.type,
      updateDefaultVersion: true,
      userData: userData({ clusterName }),
      vpcSecurityGroupIds: [securityGroupId],
      iamInstanceProfile: { arn: role.instanceProfileArn },
      capacityReservationSpecification: reservation.specification,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      // Outposts servers have no EBS: the instance runs from its own storage.
      blockDeviceMappings:
        form === "server"
          ? undefined
          : [
              {
                deviceName: "/dev/xvda",
                ebs: {
                  volumeType: (group.rootVolume ?? ROOT_VOLUME).type,
                  volumeSize: (group.rootVolume ?? ROOT_VOLUME).sizeGiB,
                  encrypted: "true",
                  deleteOnTermination: "true",
                },
              },
            ],
      tagSpecifications: ["instance", ...(form === "server" ? [] : ["volume"])].map((resourceType) => ({
        resourceType,
        tags: copied,
      })),
    });
    return named(template, name);
  }

  private scalingGroup(
    { name, prefix, group, role, subnetIds, gates }: CapacityProps,
    template: LaunchTemplate,
    reservation: CapacityReservation,
  ): AutoscalingGroup {
    const scaling = new AutoscalingGroup(this, "instances", {
      name: `${prefix}-${name}`,
      minSize: group.min,
      maxSize: group.max,
      vpcZoneIdentifier: [...subnetIds],
      launchTemplate: { id: reference(template, "id"), version: reference(template, "latest_version") },
      healthCheckType: "EC2",
      // Managed termination protection of the capacity provider asks for it: no instance with tasks is taken away.
      protectFromScaleIn: true,
      tag: [
        { key: "AmazonECSManaged", value: "true", propagateAtLaunch: true },
        { key: "Name", value: `${prefix}-${name}`, propagateAtLaunch: false },
      ],
      // The capacity provider moves it.
      lifecycle: { ignoreChanges: ["desired_capacity"] },
    });
    waitFor(scaling, role.policy, ...gates, ...reservation.after);
    return named(scaling, name);
  }

  private provider({ name, prefix }: CapacityProps, scalingGroup: AutoscalingGroup): string {
    const provider = new EcsCapacityProvider(this, "provider", {
      name: `${prefix}-${name}`,
      autoScalingGroupProvider: {
        autoScalingGroupArn: reference(scalingGroup, "arn"),
        managedDraining: "ENABLED",
        managedTerminationProtection: "ENABLED",
        managedScaling: { status: "ENABLED", targetCapacity: 100 },
      },
    });
    return reference(named(provider, name), "name");
  }
}
