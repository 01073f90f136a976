import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EcsClusterCapacityProviders } from "@cdktf/provider-aws/lib/ecs-cluster-capacity-providers";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { containerLogPrefix, containersOf, leavingAppMesh, outpostMeant, subnetsForTasks } from "../../deployment";
import type { Deployment, EcsPlatform, GatewayContainer, NodeContainer, Outpost } from "../../deployment";
import { escapeTemplate } from "../../rules";
import type { CloudMapRegistry } from "../mesh";
import type { GatewayFirewall, MadeTargetGroup, MeshFirewall, OutpostExtension } from "../network";
import { ENVOY_CONTAINER } from "../sidecar";
import { named } from "../terraform";
import type { PlanGate } from "../terraform";
import { Account } from "../account";
import { Capacity } from "./capacity";
import { Cluster } from "./cluster";
import type { EnvoySource } from "./envoy-source";
import { ExecutionRole } from "./execution-role";
import { GatewayTask } from "./gateway-task";
import { InstanceRole } from "./instance-role";
import { NodeTask } from "./node-task";
import { PinnedService } from "./pinned-service";
import type { ServiceTargetGroup } from "./pinned-service";

/** A virtual gateway that runs here, and what its tasks may reach and be reached by. */
export interface RunningGateway {
  readonly container: GatewayContainer;
  readonly firewall: GatewayFirewall;
}

export interface EcsWorkloadsProps {
  readonly deployment: Deployment;
  readonly workloads: EcsPlatform;
  readonly extension: OutpostExtension;
  /** The ways out of the Outposts' subnets: endpoints and routes that tasks need from their start. */
  readonly waysOut: readonly TerraformElement[];
  readonly firewall: MeshFirewall;
  readonly envoys: EnvoySource;
  readonly registry: CloudMapRegistry | undefined;
  /** The virtual gateways that run here, sorted by name. */
  readonly gateways: readonly RunningGateway[];
  /** Target groups of the load balancers in front of gateways and services. */
  readonly targetGroups: readonly MadeTargetGroup[];
  /** Tags of instances and volumes, which launch templates do not take from the provider. */
  readonly tags: Readonly<Record<string, string>>;
  /** What must hold before anything runs on an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

/** Runs the services of a mesh, and its virtual gateways, as ECS tasks on the Outposts, each with its Envoy. */
export class EcsWorkloads extends Construct {
  constructor(scope: Construct, id: string, props: EcsWorkloadsProps) {
    super(scope, id);
    const { deployment, workloads, gateways } = props;
    const containers = containersOf(deployment);
    const account = new Account(this, "account", deployment.region);
    const cluster = new Cluster(this, "cluster", workloads.cluster.name ?? deployment.name, workloads.cluster);
    const capacity = this.capacity(props, account, cluster);
    const nodeLogs = new Map(containers.map(({ node: { node } }) => [node, this.logGroup(props, node)]));
    const gatewayLogs = new Map(
      gateways.map(({ container: { name } }) => [name, this.logGroup(props, "gateway", name)]),
    );
    const execution = new ExecutionRole(this, "execution-role", {
      name: `${deployment.name}-execution`,
      account,
      images: containers.map(({ container }) => container.image),
      repositoryArns: props.envoys.images(account).flatMap(({ repositoryArn }) => repositoryArn ?? []),
      logGroupPrefix: containerLogPrefix(deployment.name),
      secretArns: containers.flatMap(({ container }) => Object.values(container.secrets)).map(escapeTemplate),
    });
    const platform: Platform = { account, cluster, capacity, execution };
    for (const container of containers) this.runNode(props, platform, container, nodeLogs.get(container.node.node)!);
    for (const each of gateways) this.runGateway(props, platform, each, gatewayLogs.get(each.container.name)!);
  }

  private runNode(
    props: EcsWorkloadsProps,
    platform: Platform,
    container: NodeContainer,
    logGroup: CloudwatchLogGroup,
  ) {
    const { deployment } = props;
    const { node, service } = container.node;
    const task = new NodeTask(this, `task-${node}`, {
      ...this.taskProps(props, platform, container.container.outpost),
      container,
      logGroup,
    });
    new PinnedService(this, `service-${node}`, {
      ...this.serviceProps(props, platform, container.container.outpost, task),
      name: `${deployment.name}-${node}`,
      address: [node],
      count: container.container.count,
      securityGroupIds: props.firewall.securityGroupIdsOf(service),
      registryArn: props.registry?.serviceArnOf(node),
      targetGroups: targetGroupsFor(props, "service", service, service),
    });
  }

  private runGateway(
    props: EcsWorkloadsProps,
    platform: Platform,
    running: RunningGateway,
    logGroup: CloudwatchLogGroup,
  ) {
    const { deployment } = props;
    const { container, firewall } = running;
    const { name, workload } = container;
    const task = new GatewayTask(this, `gateway-task-${name}`, {
      ...this.taskProps(props, platform, workload.outpost),
      container,
      logGroup,
    });
    new PinnedService(this, `gateway-service-${name}`, {
      ...this.serviceProps(props, platform, workload.outpost, task),
      name: `${deployment.name}-${name}-gateway`,
      address: ["gateway", name],
      count: workload.count,
      securityGroupIds: firewall.securityGroupIds,
      registryArn: workload.registerAs === undefined ? undefined : props.registry?.serviceArnOf(workload.registerAs),
      targetGroups: targetGroupsFor(props, "gateway", name, ENVOY_CONTAINER),
    });
  }

  /** What every task is defined with. */
  private taskProps({ deployment, workloads, envoys }: EcsWorkloadsProps, platform: Platform, on: string | undefined) {
    return {
      prefix: deployment.name,
      envoys,
      account: platform.account,
      executionRoleArn: platform.execution.roleArn,
      architecture: architectureOn(deployment, outpostMeant(deployment, on)!.name),
      envoyOptions: workloads.envoy,
      keepRevisions: leavingAppMesh(deployment) !== undefined,
    };
  }

  /** What every service runs with. */
  private serviceProps(
    { deployment, extension, waysOut }: EcsWorkloadsProps,
    { cluster, capacity, execution }: Platform,
    on: string | undefined,
    task: NodeTask | GatewayTask,
  ) {
    const outpost = outpostMeant(deployment, on)!;
    return {
      clusterArn: cluster.arn,
      taskDefinitionArn: task.taskDefinitionArn,
      capacityProviders: capacity.on(outpost.name),
      outpostArn: outpost.arn,
      subnetIds: subnetIdsOn(deployment, extension, outpost),
      after: [...capacity.ready, execution.policy, ...(task.policy === undefined ? [] : [task.policy]), ...waysOut],
    };
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
          outpost,
          availabilityZone: extension.anchorZone(outpost.name),
          clusterName: cluster.name,
          role,
          subnetIds: subnetIdsOn(deployment, extension, outpost),
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

  private logGroup({ deployment, workloads }: EcsWorkloadsProps, ...path: readonly string[]): CloudwatchLogGroup {
    const group = new CloudwatchLogGroup(this, `logs-${path.join("-of-")}`, {
      name: `${containerLogPrefix(deployment.name)}${path.join("/")}`,
      retentionInDays: workloads.logRetentionDays,
      kmsKeyId: workloads.logKmsKey,
    });
    return named(group, ...path);
  }
}

/** The target groups that the tasks of a gateway or a service are registered in. */
function targetGroupsFor(
  { targetGroups }: EcsWorkloadsProps,
  kind: "gateway" | "service",
  name: string,
  containerName: string,
): ServiceTargetGroup[] {
  return targetGroups
    .filter(({ target }) => target.kind === kind && target.name === name)
    .map(({ target, arn, listeners }) => ({ arn, containerName, containerPort: target.port, listeners }));
}

/** What the tasks of a deployment have in common. */
interface Platform {
  readonly account: Account;
  readonly cluster: Cluster;
  readonly capacity: ClusterCapacity;
  readonly execution: ExecutionRole;
}

/** Templates: the subnets of an Outpost that instances and tasks stand in. */
function subnetIdsOn(deployment: Deployment, extension: OutpostExtension, outpost: Outpost): string[] {
  const names = subnetsForTasks(deployment, outpost);
  const subnets = extension.outpostSubnets.get(outpost.name)!;
  return subnets.filter(({ name }) => names.includes(name)).map(({ subnetId }) => subnetId);
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
