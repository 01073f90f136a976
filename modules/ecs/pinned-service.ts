import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { mostTasksPercent } from "../../deployment";
import { named, waitFor } from "../terraform";

/** A target group that a service's tasks are registered in. */
export interface ServiceTargetGroup {
  /** Template: ARN of the target group. */
  readonly arn: string;
  /** Container and port that requests go to. */
  readonly containerName: string;
  readonly containerPort: number;
  /** What must be there before the service: a target group without a listener is refused. */
  readonly listeners: readonly TerraformElement[];
}

export interface PinnedServiceProps {
  /** Name of the service in ECS. */
  readonly name: string;
  /** What it is in the plan, the parts of its address. */
  readonly address: readonly string[];
  /** Tasks to run. */
  readonly count: number;
  /** Template: ARN of the cluster. */
  readonly clusterArn: string;
  /** Template: ARN of the task definition. */
  readonly taskDefinitionArn: string;
  /** Templates: names of the capacity providers to use. */
  readonly capacityProviders: readonly string[];
  /** ARN of the Outpost that tasks run on. */
  readonly outpostArn: string;
  /** Templates: subnets on that Outpost. */
  readonly subnetIds: readonly string[];
  /** Templates: security groups of the tasks. */
  readonly securityGroupIds: readonly string[];
  /** Template: ARN of the Cloud Map service; undefined when names are kept elsewhere. */
  readonly registryArn: string | undefined;
  /** Target groups of load balancers, sorted; empty when none leads to the tasks. */
  readonly targetGroups: readonly ServiceTargetGroup[];
  /** What must be there before the first task starts. */
  readonly after: readonly TerraformElement[];
}

/** Seconds in which a load balancer's verdict on a new task does not count: as long as its Envoy may take to start. */
const GRACE_SECONDS = 90;

/** Keeps the tasks of one virtual node or virtual gateway running, pinned to the Outpost. */
export class PinnedService extends Construct {
  constructor(scope: Construct, id: string, props: PinnedServiceProps) {
    super(scope, id);
    const balanced = props.targetGroups.length > 0;
    const service = new EcsService(this, "service", {
      name: props.name,
      cluster: props.clusterArn,
      taskDefinition: props.taskDefinitionArn,
      desiredCount: props.count,
      capacityProviderStrategy: props.capacityProviders.map((capacityProvider) => ({ capacityProvider, weight: 1 })),
      networkConfiguration: {
        subnets: [...props.subnetIds],
        securityGroups: [...props.securityGroupIds],
        assignPublicIp: false,
      },
      // The attribute that container instances on an Outpost carry (ECS developer guide, task placement).
      placementConstraints: [{ type: "memberOf", expression: `attribute:ecs.outpost-arn == ${props.outpostArn}` }],
      orderedPlacementStrategy: [{ type: "spread", field: "instanceId" }],
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: mostTasksPercent(props.count),
      deploymentCircuitBreaker: { enable: true, rollback: true },
      serviceRegistries: props.registryArn === undefined ? undefined : { registryArn: props.registryArn },
      loadBalancer: balanced
        ? props.targetGroups.map(({ arn, containerName, containerPort }) => ({
            targetGroupArn: arn,
            containerName,
            containerPort,
          }))
        : undefined,
      healthCheckGracePeriodSeconds: balanced ? GRACE_SECONDS : undefined,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
    });
    waitFor(service, ...props.after, ...props.targetGroups.flatMap(({ listeners }) => listeners));
    named(service, ...props.address);
  }
}
