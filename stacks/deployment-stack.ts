import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  containersOf,
  controlPlaneOf,
  discoveryOf,
  expandMesh,
  expandServices,
  eksOf,
  gatewayCalls,
  gatewaysOf,
  hasAppMeshObjects,
  internetEdges,
  leavingAppMesh,
} from "../deployment";
import type { Deployment, EksPlatform, FoundTarget, MeshModel } from "../deployment";
import { EnvoyCompiler, compileOptionsOf } from "../envoy";
import { DnsEgress, MeshRevision } from "../modules/connectivity";
import { AppMeshEnvoys, EcsWorkloads, LeavingEnvoys, StaticEnvoys } from "../modules/ecs";
import type { EnvoySource } from "../modules/ecs";
import { EksOnOutpost } from "../modules/eks";
import { AppMesh, CloudMapRegistry, appMeshObjects, namesAlone } from "../modules/mesh";
import { GatewayFirewall, InternetAccess, MeshFirewall } from "../modules/network";
import type { MadeTargetGroup } from "../modules/network";
import { AppMeshRules, EnvoyRules, RuleModes } from "../modules/prerequisites";
import { PlanRecord, forget } from "../modules/terraform";
import type { PlanGate } from "../modules/terraform";
import { MESH_RECORD, envoyManagementOffered, escapeTemplate, examineDeployment } from "../rules";
import { BalancerParts } from "./balancer-parts";
import { ConnectivityParts } from "./connectivity-parts";
import { NetworkParts } from "./network-parts";
import { keepState } from "./state-backend";
import { wayRecord } from "./way-record";

export interface DeploymentStackOptions {
  /**
   * Path of a state in a file, relative to the stack's own folder, where the deployment names no backend.
   * @default - `terraform.NAME.tfstate` beside the output folder
   */
  readonly statePath?: string;
  /**
   * Whether the state is in a file whatever backend the deployment names, as in a rehearsal.
   * @default false
   */
  readonly localState?: boolean;
}

/** Versions of hashicorp/aws whose schema has everything that is synthesised here. */
export const AWS_PROVIDER_VERSIONS = ">= 5.100.0, < 7.0.0";

/** One deployment as one Terraform stack: the network, the mesh and the workloads, as far as the deployment has them. */
export class DeploymentStack extends TerraformStack {
  /** Whether the rules refuse the deployment: nothing is built then, and synthesis says why. */
  readonly refused: boolean;

  constructor(scope: Construct, deployment: Deployment, options: DeploymentStackOptions = {}) {
    super(scope, deployment.name);
    const { findings, waived } = examineDeployment(deployment);
    const errors = findings.filter(({ severity }) => severity === "error");
    const problems = errors.map(({ rule, message, remedy }) => `${rule}: ${message} ${remedy}`);
    this.node.addValidation({ validate: () => problems });
    // What the rules refuse cannot be built; they say why at synthesis.
    this.refused = problems.length > 0;
    if (this.refused) return;
    this.terraformSettings(deployment, options);
    new RuleModes(this, "rule-modes", { settings: deployment.rules, waived });
    const model = expandMesh(deployment);
    const network =
      deployment.network === undefined
        ? undefined
        : new NetworkParts(this, "network", { deployment, network: deployment.network, model });
    const connectivity = new ConnectivityParts(this, "connectivity", {
      deployment,
      // Without App Mesh there are no objects of the mesh that a plan could change while the link is down.
      hasMesh: model !== undefined && hasAppMeshObjects(deployment),
      gates: network?.gates ?? (() => []),
    });
    if (model !== undefined) this.mesh(deployment, model, network, connectivity);
  }

  /**
   * CDKTF resolves every element once only to find references between stacks, a third of the time of a large stack.
   * In an app of one stack there is no other to refer to.
   */
  override prepareStack(): void {
    const stacks = this.node.root.node.findAll().filter((construct) => TerraformStack.isStack(construct));
    if (stacks.length > 1) super.prepareStack();
    else this.ensureBackendExists();
  }

  private terraformSettings(deployment: Deployment, { statePath, localState }: DeploymentStackOptions): void {
    const { name, region, tags } = deployment;
    keepState(this, name, localState === true ? { ...deployment, backend: undefined } : deployment, statePath);
    const own = Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [escapeTemplate(key), escapeTemplate(value)]),
    );
    new AwsProvider(this, "aws", { region, defaultTags: [{ tags: { "outpost-mesh:deployment": name, ...own } }] });
    this.addOverride("terraform.required_providers.aws", { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS });
  }

  private mesh(
    deployment: Deployment,
    model: MeshModel,
    network: NetworkParts | undefined,
    connectivity: ConnectivityParts,
  ): void {
    const { name, services = {}, workloads } = deployment;
    if (workloads?.platform === "eks") return this.eks(deployment, workloads, model, network, connectivity);
    const { registry, envoys } =
      controlPlaneOf(deployment) === "envoy"
        ? this.withoutAppMesh(deployment, model, network, connectivity)
        : this.appMesh(deployment, model, network, connectivity);
    if (workloads === undefined || network === undefined) return;
    const running = [...new Set(containersOf(deployment).map(({ node }) => node.service))];
    const firewall = new MeshFirewall(this, "firewall", {
      name,
      vpc: network.vpc,
      services,
      running,
      endpoints: network.extension.endpoints,
    });
    const gateways = gatewaysOf(deployment, model).map((container) => ({
      container,
      firewall: new GatewayFirewall(this, `gateway-firewall-${container.name}`, {
        name,
        vpc: network.vpc,
        firewall,
        gateway: container,
        calls: gatewayCalls(deployment, model, container.name),
      }),
    }));
    new DnsEgress(this, "dns-egress", {
      servers: deployment.connectivity?.dns?.servers ?? [],
      securityGroupIds: { envoy: firewall.envoySecurityGroupId, instances: firewall.instanceSecurityGroupId },
    });
    new InternetAccess(this, "internet-access", {
      edges: internetEdges(deployment),
      groupOf: (from) => (typeof from === "string" ? firewall.instanceSecurityGroupId : firewall.groupOf(from.service)),
    });
    const targetGroups = this.balance(deployment, model, network, ({ kind, name: target }) =>
      kind === "service"
        ? firewall.groupOf(target)!
        : gateways.find(({ container }) => container.name === target)!.firewall.groupId,
    );
    new EcsWorkloads(this, "ecs", {
      deployment,
      workloads,
      extension: network.extension,
      waysOut: network.waysOut,
      firewall,
      envoys,
      registry,
      gateways,
      targetGroups,
      tags: allTags(deployment),
      gates: network.gates,
    });
  }

  /** The mesh as objects of App Mesh, which Envoys ask for their configuration. */
  private appMesh(
    deployment: Deployment,
    model: MeshModel,
    network: NetworkParts | undefined,
    { meshGates, keepsRevision }: ConnectivityParts,
  ): MeshParts & { readonly mesh: AppMesh } {
    const { name } = deployment;
    const rules = this.appMeshRules(deployment, network);
    const registry = this.registry(deployment, network, [rules.gate]);
    const mesh = AppMesh.fromModel(this, "mesh", model, { registry, gates: [rules.gate, ...meshGates] });
    if (keepsRevision) new MeshRevision(this, "mesh-revision", { deployment: name, mesh, tags: allTags(deployment) });
    return { mesh, registry, envoys: new AppMeshEnvoys(mesh, model, deployment.workloads?.envoy.image) };
  }

  private eks(
    deployment: Deployment,
    platform: EksPlatform,
    model: MeshModel,
    network: NetworkParts | undefined,
    connectivity: ConnectivityParts,
  ): void {
    const mesh = this.meshOfPods(deployment, platform, model, network, connectivity);
    const gates = network?.gates ?? (() => []);
    const tags = allTags(deployment);
    const balance = (nodes: string) =>
      network === undefined ? [] : this.balance(deployment, model, network, () => nodes);
    new EksOnOutpost(this, "eks", { deployment, platform, model, mesh, network, tags, gates, balance });
  }

  /** The load balancers, and the target groups that tasks or nodes are registered in. */
  private balance(
    deployment: Deployment,
    model: MeshModel,
    network: NetworkParts,
    securityGroupOf: (target: FoundTarget) => string,
  ): readonly MadeTargetGroup[] {
    return new BalancerParts(this, "load-balancers", {
      deployment,
      model,
      vpc: network.vpc,
      extension: network.extension,
      sites: network.outposts.map(({ site }) => site),
      securityGroupOf,
      gates: network.gates,
    }).targetGroups;
  }

  /** The mesh of App Mesh's that Terraform owns; undefined where the cluster has it all. */
  private meshOfPods(
    deployment: Deployment,
    { injection }: EksPlatform,
    model: MeshModel,
    network: NetworkParts | undefined,
    connectivity: ConnectivityParts,
  ): AppMesh | undefined {
    if (controlPlaneOf(deployment) === "envoy") {
      this.recordMesh(deployment, model);
      if (!hasAppMeshObjects(deployment)) return undefined;
    }
    if (injection === "explicit") return this.appMesh(deployment, model, network, connectivity).mesh;
    // The controller owns the mesh that it is given as objects of Kubernetes: nothing has two owners.
    this.appMeshRules(deployment, network);
    return undefined;
  }

  private appMeshRules(deployment: Deployment, network: NetworkParts | undefined): AppMeshRules {
    const validated =
      deployment.prerequisites.continuousValidation || deployment.rules[envoyManagementOffered.id]?.mode === "enforce";
    return new AppMeshRules(this, "app-mesh-rules", {
      validated: validated && network?.extension.endpoints !== undefined ? network.outposts : [],
    });
  }

  /** The mesh as the configuration that each Envoy starts with, or on its way there from App Mesh. */
  private withoutAppMesh(
    deployment: Deployment,
    model: MeshModel,
    network: NetworkParts | undefined,
    connectivity: ConnectivityParts,
  ): MeshParts {
    const options = compileOptionsOf(deployment);
    const own = new StaticEnvoys(new EnvoyCompiler(model, options), options, deployment.workloads?.envoy.image);
    const leaving = leavingAppMesh(deployment);
    this.recordMesh(deployment, model);
    const old = leaving?.api === "answers" ? this.appMesh(deployment, model, network, connectivity) : undefined;
    const registry = old === undefined ? this.registry(deployment, network, []) : old.registry;
    if (leaving === undefined) return { registry, envoys: own };
    const names = old?.mesh ?? namesAlone(model);
    return { registry, envoys: new LeavingEnvoys(new AppMeshEnvoys(names, model, leaving.image), own, leaving) };
  }

  /** What is left of the mesh in this stack where Envoys have it all: what changes in it is read in the plan, and drawn. */
  private recordMesh(deployment: Deployment, model: MeshModel): void {
    const { mesh, workloads } = deployment;
    if (workloads !== undefined) new EnvoyRules(this, "envoy-rules", { image: workloads.envoy.image });
    // As long as there are objects of App Mesh, they are what is read and drawn.
    if (hasAppMeshObjects(deployment)) return;
    const objects = appMeshObjects(model);
    const leaving = leavingAppMesh(deployment);
    const ownedHere = eksOf(deployment)?.injection !== "controller";
    if ((leaving !== undefined && ownedHere) || mesh?.envoy?.forgetAppMesh === true) forget(this, Object.keys(objects));
    const value = { objects: withoutPrefix(objects), ...wayRecord(deployment) };
    new PlanRecord(this, "mesh-record", { name: MESH_RECORD, value });
  }

  private registry(
    deployment: Deployment,
    network: NetworkParts | undefined,
    gates: readonly PlanGate[],
  ): CloudMapRegistry | undefined {
    const discovery = discoveryOf(deployment);
    // A namespace answers in a VPC; a mesh without a network refers to one that exists by its name.
    const { virtualNodes } = expandServices(deployment);
    const gateways = Object.values(deployment.workloads?.gateways ?? {}).flatMap(({ registerAs }) => registerAs ?? []);
    const none = virtualNodes.length === 0 && gateways.length === 0;
    if (discovery.type !== "cloud-map" || network === undefined || none) return undefined;
    return new CloudMapRegistry(this, "registry", {
      namespace: discovery.namespace,
      existing: discovery.existing,
      vpcId: network.vpc.vpcId,
      nodes: virtualNodes.map(({ virtualNodeName }) => virtualNodeName),
      gateways,
      services: Object.keys(deployment.services ?? {}),
      gates,
    });
  }
}

/** Keys as a record has them: nothing in the stack is to look like a resource of App Mesh. */
function withoutPrefix<T>(objects: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(objects).map(([key, each]) => [key.replace(/^aws_appmesh_/, ""), each]));
}

interface MeshParts {
  readonly registry: CloudMapRegistry | undefined;
  readonly envoys: EnvoySource;
}

/** The tags of every resource: the deployment's own and one that says which it is. */
function allTags({ name, tags }: Pick<Deployment, "name" | "tags">): Record<string, string> {
  const own = Object.entries(tags).map(([key, value]) => [escapeTemplate(key), escapeTemplate(value)] as const);
  return { "outpost-mesh:deployment": name, ...Object.fromEntries(own) };
}
