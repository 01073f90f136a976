import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { NodeContainer } from "../../deployment";
import { named, waitFor } from "../terraform";

export interface NodeServiceProps {
  /** Prefix of names. */
  readonly prefix: string;
  readonly container: NodeContainer;
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
  /** What must be there before the first task starts. */
  readonly after: readonly TerraformElement[];
}

/** Keeps the tasks of one virtual node running, pinned to the Outpost. */
export class NodeService extends Construct {
  constructor(scope: Construct, id: string, props: NodeServiceProps) {
    super(scope, id);
    const { container } = props;
    const service = new EcsService(this, "service", {
      name: `${props.prefix}-${container.node.node}`,
      cluster: props.clusterArn,
      taskDefinition: props.taskDefinitionArn,
      desiredCount: container.container.count,
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
      deploymentMaximumPercent: maximumPercent(container.container.count),
      deploymentCircuitBreaker: { enable: true, rollback: true },
      serviceRegistries: props.registryArn === undefined ? undefined : { registryArn: props.registryArn },
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
    });
    waitFor(service, ...props.after);
    named(service, container.node.node);
  }
}

/** An Outpost has no slots to spare: the App Mesh guide's bounds for a rolling update, and one more task for a single one. */
function maximumPercent(count: number): number {
  if (count <= 1) return 200;
  return count <= 3 ? 150 : 125;
}
