import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { SITE } from "../sample/site";
import type { Capacity } from "./capacity";
import { ENVOY_IMAGE, containers } from "./containers";
import type { Firewall } from "./firewall";
import type { Mesh, MeshNode } from "./mesh";
import type { Network } from "./network";
import { allowing, assumedBy } from "./policies";

interface WorkloadsProps {
  readonly network: Network;
  readonly firewall: Firewall;
  readonly mesh: Mesh;
  readonly capacity: Capacity;
  readonly caller: DataAwsCallerIdentity;
}

/** A task definition and a service for each virtual node. */
export class Workloads extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkloadsProps,
  ) {
    super(scope, id);
    const nodes = props.mesh.nodes.map((node) => ({ node, logs: this.logGroup(node) }));
    const execution = new IamRole(this, "execution-role", {
      name: `${SITE.name}-execution`,
      assumeRolePolicy: this.tasksOfThisAccount(),
    });
    const executionPolicy = this.executionPolicy(execution, nodes);
    for (const { node, logs } of nodes) this.run(node, logs, execution, executionPolicy);
  }

  private run(node: MeshNode, logs: CloudwatchLogGroup, execution: IamRole, executionPolicy: IamRolePolicy): void {
    const { network, firewall, mesh, capacity, caller } = this.props;
    const name = `${SITE.name}-${node.id}`;
    const role = new IamRole(this, `role-${node.id}`, {
      name: `${name}-task`,
      assumeRolePolicy: this.tasksOfThisAccount(),
    });
    const virtualNode = `mesh/${mesh.mesh.name}/virtualNode/${node.node.name}`;
    const policy = new IamRolePolicy(this, `policy-${node.id}`, {
      name: "stream-own-virtual-node",
      role: role.name,
      policy: allowing({
        Sid: "BeOneVirtualNode",
        Action: ["appmesh:StreamAggregatedResources"],
        Resource: [`arn:aws:appmesh:${SITE.region}:${caller.accountId}:${virtualNode}`],
      }),
    });
    const definition = new EcsTaskDefinition(this, `definition-${node.id}`, {
      family: name,
      networkMode: "awsvpc",
      requiresCompatibilities: ["EC2"],
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
      executionRoleArn: execution.arn,
      taskRoleArn: role.arn,
      containerDefinitions: containers(node, mesh.mesh, logs),
      proxyConfiguration: {
        type: "APPMESH",
        containerName: "envoy",
        properties: {
          AppPorts: String(node.service.port),
          EgressIgnoredIPs: "169.254.170.2,169.254.169.254",
          IgnoredUID: "1337",
          ProxyEgressPort: "15001",
          ProxyIngressPort: "15000",
        },
      },
    });
    new EcsService(this, `service-${node.id}`, {
      name,
      cluster: capacity.cluster.arn,
      taskDefinition: definition.arn,
      desiredCount: 2,
      capacityProviderStrategy: [{ capacityProvider: capacity.provider.name, weight: 1 }],
      networkConfiguration: {
        subnets: [network.outpostSubnet.id],
        securityGroups: [firewall.envoy.id, firewall.groupOf(node.service.name).id],
        assignPublicIp: false,
      },
      placementConstraints: [{ type: "memberOf", expression: `attribute:ecs.outpost-arn == ${SITE.outpost.arn}` }],
      orderedPlacementStrategy: [{ type: "spread", field: "instanceId" }],
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 150,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      serviceRegistries: { registryArn: node.registry.arn },
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      dependsOn: [capacity.association, executionPolicy, policy, ...network.endpoints],
    });
  }

  private executionPolicy(
    role: IamRole,
    nodes: readonly { node: MeshNode; logs: CloudwatchLogGroup }[],
  ): IamRolePolicy {
    const images = [...nodes.map(({ node }) => node.service.image), ENVOY_IMAGE];
    return new IamRolePolicy(this, "execution-policy", {
      name: "start-tasks",
      role: role.name,
      policy: allowing(
        { Sid: "LogInToRegistries", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
        {
          Sid: "PullImages",
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Resource: [...new Set(images.map(repositoryArn))],
        },
        {
          Sid: "WriteLogs",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: [
            `arn:aws:logs:${SITE.region}:${this.props.caller.accountId}:log-group:/outpost-mesh/${SITE.name}/*`,
          ],
        },
      ),
    });
  }

  private tasksOfThisAccount(): string {
    const { accountId } = this.props.caller;
    return assumedBy("ecs-tasks.amazonaws.com", {
      ArnLike: { "aws:SourceArn": `arn:aws:ecs:${SITE.region}:${accountId}:*` },
      StringEquals: { "aws:SourceAccount": accountId },
    });
  }

  private logGroup({ id }: MeshNode): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, `logs-${id}`, {
      name: `/outpost-mesh/${SITE.name}/${id}`,
      retentionInDays: 30,
    });
  }
}

function repositoryArn(image: string): string {
  const [registry, rest] = [image.slice(0, image.indexOf("/")), image.slice(image.indexOf("/") + 1)];
  const [account, , , region] = registry.split(".");
  return `arn:aws:ecr:${region}:${account}:repository/${rest.split(":")[0]}`;
}
