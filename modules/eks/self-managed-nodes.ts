import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { eksAmiParameter } from "../../aws";
import { ROOT_VOLUME } from "../../deployment";
import type { NodeGroup, Outpost } from "../../deployment";
import { escapeTemplate } from "../../rules";
import { CapacityReservation } from "../network";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { ClusterFacts } from "./cluster-facts";
import type { NodeRole } from "./node-role";
import { nodeUserData } from "./user-data";

export interface SelfManagedNodesProps {
  /** Name of the group in the deployment. */
  readonly name: string;
  /** Prefix of names in AWS. */
  readonly prefix: string;
  readonly group: NodeGroup;
  readonly outpost: Pick<Outpost, "arn">;
  /** Template: the Outpost's anchor Availability Zone. */
  readonly availabilityZone: string;
  readonly ami: "al2023" | "al2";
  /** Kubernetes version of the nodes. */
  readonly version: string;
  readonly cluster: ClusterFacts;
  readonly role: NodeRole;
  /** Templates: subnets on the Outpost. */
  readonly subnetIds: readonly string[];
  /** Templates: security groups of the nodes. */
  readonly securityGroupIds: readonly string[];
  /** Templates: target groups of load balancers that the nodes are registered in. */
  readonly targetGroupArns: readonly string[];
  /** Labels of the nodes. */
  readonly labels: Readonly<Record<string, string>>;
  /** Tags of instances and volumes, which launch templates do not take from the provider. */
  readonly tags: Readonly<Record<string, string>>;
  /** What must hold before instances are launched. */
  readonly gates: readonly PlanGate[];
  /** What must be there before instances are launched. */
  readonly after: readonly TerraformElement[];
}

/** Nodes on one Outpost: launch template and Auto Scaling group. EKS manages no nodes there. */
export class SelfManagedNodes extends Construct {
  constructor(scope: Construct, id: string, props: SelfManagedNodesProps) {
    super(scope, id);
    const reservation = new CapacityReservation(this, "reserved", { ...props, outpostArn: props.outpost.arn });
    this.scalingGroup(props, this.launchTemplate(props, reservation), reservation);
  }

  private launchTemplate(props: SelfManagedNodesProps, reservation: CapacityReservation): LaunchTemplate {
    const { name, prefix, group, cluster, labels, tags } = props;
    const parameter = group.amiParameter ?? eksAmiParameter(props.version, props.ami, group.architecture);
    const ami = named(new DataAwsSsmParameter(this, "ami", { name: escapeTemplate(parameter) }), name);
    const full = `${prefix}-${name}`;
    const template = new LaunchTemplate(this, "template", {
      name: full,
      // The plain attribute is marked as sensitive, which would hide the AMI from the reviewers of a plan.
      imageId: reference(ami, "insecure_value"),
      instanceType: group.type,
      updateDefaultVersion: true,
      userData: nodeUserData({ ...cluster, clusterName: cluster.name, ami: props.ami, labels }),
      vpcSecurityGroupIds: [...props.securityGroupIds],
      iamInstanceProfile: { arn: props.role.instanceProfileArn },
      capacityReservationSpecification: reservation.specification,
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: group.metadataHopLimit,
      },
      blockDeviceMappings: [
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
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({
        resourceType,
        tags: { ...tags, Name: full },
      })),
    });
    return named(template, name);
  }

  private scalingGroup(
    { name, prefix, group, cluster, subnetIds, targetGroupArns, gates, after }: SelfManagedNodesProps,
    template: LaunchTemplate,
    reservation: CapacityReservation,
  ): void {
    const scaling = new AutoscalingGroup(this, "nodes", {
      name: `${prefix}-${name}`,
      minSize: group.min,
      maxSize: group.max,
      vpcZoneIdentifier: [...subnetIds],
      launchTemplate: { id: reference(template, "id"), version: reference(template, "latest_version") },
      // A node that a load balancer calls unhealthy is none that is replaced: its pods may be all that is wrong.
      healthCheckType: "EC2",
      targetGroupArns: targetGroupArns.length === 0 ? undefined : [...targetGroupArns],
      tag: [
        { key: "Name", value: `${prefix}-${name}`, propagateAtLaunch: false },
        // A node without it is not taken into the cluster (EKS user guide, self-managed nodes).
        { key: `kubernetes.io/cluster/${cluster.name}`, value: "owned", propagateAtLaunch: true },
      ],
      // An autoscaler or a person moves it.
      lifecycle: { ignoreChanges: ["desired_capacity"] },
    });
    waitFor(scaling, ...gates, ...after, ...reservation.after);
    named(scaling, name);
  }
}
