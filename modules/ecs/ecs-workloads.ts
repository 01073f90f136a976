import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { envoyImage } from "../../aws";
import { containersOf, outpostMeant } from "../../deployment";
import type { Deployment, EcsPlatform, NodeContainer } from "../../deployment";
import { escapeTemplate } from "../../rules";
import type { AppMesh, CloudMapRegistry } from "../mesh";
import type { MeshFirewall, OutpostExtension } from "../network";
import { named } from "../terraform";
import type { PlanGate } from "../terraform";
import { Account } from "../account";
import { Capacity } from "./capacity";
import { Cluster } from "./cluster";
import { ExecutionRole } from "./execution-role";
import { InstanceRole } from "./instance-role";
import { NodeService } from "./node-service";
import { NodeTask } from "./node-task";

export interface EcsWorkloadsProps {
  readonly deployment: Deployment;
  readonly workloads: EcsPlatform;
  readonly extension: OutpostExtension;
  readonly firewall: MeshFirewall;
  readonly mesh: AppMesh;
  readonly registry: CloudMapRegistry | undefined;
  /** Tags of instances and volumes, which launch templates do not take from the provider. */
  readonly tags: Readonly<Record<string, string>>;
  /** What must hold before anything runs on an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

/** Runs the services of a mesh as ECS tasks on the Outposts, each with its Envoy. */
export class EcsWorkloads extends Construct {
  constructor(scope: Construct, id: string, props: EcsWorkloadsProps) {
    super(scope, id);
    const { deployment, workloads, extension } = props;
    const { name } = deployment;
    const containers = containersOf(deployment);
    const account = new Account(this, "account", deployment.region);
    const cluster = new Cluster(this, "cluster", workloads.cluster.name ?? name, workloads.cluster);
    const capacity = this.capacity(props, account, cluster);
    const image = workloads.envoy.image ?? envoyImage(deployment.region);
    const logGroups = new Map(
      containers.map((container) => [container.node.node, this.logGroup(name, container, workloads)]),
    );
    const execution = new ExecutionRole(this, "execution-role", {
      name: `${name}-execution`,
      account,
      images: [image, ...containers.map(({ container }) => container.image)],
      logGroupPrefix: logGroupPrefix(name),
      secretArns: containers.flatMap(({ container }) => Object.values(container.secrets)).map(escapeTemplate),
    });
    for (const container of containers) {
      const { node, service } = container.node;
      const outpost = outpostMeant(deployment, container.container.outpost)!;
      const task = new NodeTask(this, `task-${node}`, {
        prefix: name,
        container,
        mesh: props.mesh,
        account,
        executionRoleArn: execution.roleArn,
        logGroup: logGroups.get(node)!,
        architecture: architectureOn(deployment, outpost.name),
        envoyImage: image,
        envoyOptions: workloads.envoy,
      });
      new NodeService(this, `service-${node}`, {
        prefix: name,
        container,
        clusterArn: cluster.arn,
        taskDefinitionArn: task.taskDefinitionArn,
        capacityProviders: capacity.on(outpost.name),
        outpostArn: outpost.arn,
        subnetIds: extension.outpostSubnets.get(outpost.name)!.map(({ subnetId }) => subnetId),
        securityGroupIds: props.firewall.securityGroupIdsOf(service),
        registryArn: props.registry?.serviceArnOf(node),
        after: [...capacity.ready, execution.policy, task.policy, ...(extension.endpoints?.endpoints ?? [])],
      });
    }
  }

  private capacity(
    { deployment, workloads, extension, firewall, tags, gates }: EcsWorkloadsProps,
    account: Account,
    cluster: Cluster,
  ): ClusterCapacity {
    if (workloads.cluster.existing) {
      const names = workloads.cluster.capacityProviders.map(escapeTemplate).sort();
      return { on: () => names, ready: [] };
    }
    const role = new InstanceRole(this, "instance-role", {
      name: `${deployment.name}-instances`,
      account,
      clusterArn: cluster.arn,
    });
    const groups = Object.entries(workloads.capacity)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, group]) => {
        const outpost = outpostMeant(deployment, group.outpost)!;
        const { capacityProvider } = new Capacity(this, `capacity-${name}`, {
          name,
          prefix: deployment.name,
          group,
          form: outpost.form,
          clusterName: cluster.name,
          role,
          subnetIds: extension.outpostSubnets.get(outpost.name)!.map(({ subnetId }) => subnetId),
          securityGroupId: firewall.instanceSecurityGroupId,
          tags,
          gates: gates(outpost.name),
        });
        return { outpost: outpost.name, capacityProvider };
      });
    const names = groups.map(({ capacityProvider }) => capacityProvider);
    const association = named(
      new EcsClusterCapacityProviders(this, "cluster-capacity", {
        clusterName: cluster.name,
        capacityProviders: names,
        defaultCapacityProviderStrategy: names.map((capacityProvider) => ({ capacityProvider, weight: 1 })),
      }),
      cluster.name,
    );
    association.dependsOn = [cluster.address];
    const on = (outpost: string) =>
      groups.filter((group) => group.outpost === outpost).map(({ capacityProvider }) => capacityProvider);
    return { on, ready: [association] };
  }

  private logGroup(prefix: string, { node }: NodeContainer, { logRetentionDays }: EcsPlatform): CloudwatchLogGroup {
    const group = new CloudwatchLogGroup(this, `logs-${node.node}`, {
      name: `${logGroupPrefix(prefix)}${node.node}`,
      retentionInDays: logRetentionDays,
    });
    return named(group, node.node);
  }
}

function logGroupPrefix(deployment: string): string {
  return `/outpost-mesh/${deployment}/`;
}

/** Architecture of the instances on an Outpost; a rule keeps it to one. */
function architectureOn(deployment: Deployment, outpost: string): "x86_64" | "arm64" | undefined {
  const groups = Object.values(deployment.workloads?.capacity ?? {});
  return groups.find((group) => outpostMeant(deployment, group.outpost)?.name === outpost)?.architecture;
}

/** The capacity providers of a cluster. */
interface ClusterCapacity {
  /** Templates: names of those on an Outpost. */
  readonly on: (outpost: string) => readonly string[];
  /** What must be there before a service can use them. */
  readonly ready: readonly TerraformElement[];
}
