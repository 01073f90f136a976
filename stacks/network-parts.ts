import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import {
  addressNeeds,
  eksOf,
  endpointNeeds,
  endpointPolicy,
  groupSlots,
  newReservations,
  outpostForTasks,
  ownersWorkOf,
  startedTypes,
} from "../deployment";
import type { Deployment, MeshModel, Network, Outpost, OwnersWork } from "../deployment";
import {
  CallerAccount,
  EgressSites,
  InternetEgress,
  LocalGateway,
  OutpostDirectory,
  OutpostExtension,
  OutpostSite,
  RegionalVpc,
  SubnetShare,
  VpcFlowLogs,
  endpointPolicyText,
} from "../modules/network";
import {
  EgressRules,
  ExistingSubnets,
  ExistingVpc,
  LocalGatewayRules,
  OutpostGates,
  ReservationRules,
  SubnetRules,
  VpcRules,
} from "../modules/prerequisites";
import { PlanRecord, logicalId } from "../modules/terraform";
import type { PlanGate } from "../modules/terraform";
import { SLOTS_RECORD } from "../rules";

export interface NetworkPartsProps {
  readonly deployment: Deployment;
  readonly network: Network;
  readonly model: MeshModel | undefined;
}

/** What a deployment's `network` asks for: the VPC, what must hold of each Outpost, and the extension onto them. */
export class NetworkParts extends Construct {
  readonly vpc: RegionalVpc;
  /** The Outposts, each with the gate that it exists. */
  readonly outposts: readonly { readonly site: OutpostSite; readonly exists: PlanGate; readonly outpost: Outpost }[];
  readonly extension: OutpostExtension;
  private readonly egress: InternetEgress;
  private readonly gatesOf = new Map<string, PlanGate[]>();
  /** What must hold before anything is made for an Outpost, by its name. */
  readonly gates = (outpost: string): readonly PlanGate[] => this.gatesOf.get(outpost)!;

  constructor(scope: Construct, id: string, props: NetworkPartsProps) {
    super(scope, id);
    const { deployment, network, model } = props;
    const { name, region, workloads } = deployment;
    const account = new CallerAccount(this, "account", region);
    const directory = new OutpostDirectory(this, "outposts");
    const needs = endpointNeeds(deployment, model);
    const hasLocalCluster = eksOf(deployment)?.cluster.form === "local";
    const existingVpc = new ExistingVpc(this, "existing-vpc", network.vpc);
    this.vpc = new RegionalVpc(this, "vpc", { name, vpc: existingVpc.vpc ?? { cidr: network.vpc.cidr! } });
    const vpcRules = new VpcRules(this, "vpc-rules", {
      vpc: this.vpc,
      newSubnets: newSubnets(network),
      ownersWork: [...(needs.length === 0 ? [] : [ENDPOINTS]), ...ownersWorkOf(network)],
      account,
      hasLocalCluster,
      found: existingVpc.gates,
    });
    this.recordTraffic(name, network.vpc, account, vpcRules.gates);
    const localGateways = new Map<string, LocalGateway>();
    this.outposts = [...network.outposts]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((outpost) => {
        const part = this.outpost(deployment, outpost, directory, account);
        this.gatesOf.set(outpost.name, [...part.gates, ...vpcRules.gates]);
        const found = this.localGateway(outpost, part.site, part.exists, vpcRules.gates, account);
        if (found !== undefined) localGateways.set(outpost.name, found);
        return part;
      });
    const existing = new ExistingSubnets(this, "existing-subnets", {
      network,
      vpcId: this.vpc.vpcId,
      vpcGates: existingVpc.gates,
      outposts: new Map(this.outposts.map((part) => [part.site.name, part])),
    });
    for (const [outpost, gates] of existing.gates) this.gatesOf.get(outpost)!.push(...gates);
    this.extension = new OutpostExtension(this, "extension", {
      name,
      region,
      network,
      vpc: this.vpc,
      existing: existing.subnets,
      sites: new Map(this.outposts.map(({ site }) => [site.name, site])),
      localGateways,
      gates: this.gates,
      endpointNeeds: needs,
      endpointPolicyOf: (service) => endpointPolicyText(endpointPolicy(deployment, network, service), service, account),
      // A local cluster's control plane reaches them from instances that EKS makes.
      endpointsForOthers: workloads === undefined || hasLocalCluster,
    });
    for (const { site, exists, outpost } of this.outposts) {
      const rules = new SubnetRules(this, `subnets-${site.name}`, {
        site,
        outpost: outpostForTasks(deployment, outpost),
        addressNeeds: addressNeeds(deployment, outpost),
        vpc: this.vpc,
        account,
        shared: new Set(sharedSubnets(network).map((subnet) => subnet.name)),
        subnets: this.extension.outpostSubnets.get(site.name)!,
        regional: this.extension.subnetsBeside(site.name),
        after: [exists, ...existing.gates.get(site.name)!],
      });
      this.gatesOf.get(site.name)!.push(...rules.gates);
    }
    this.share(name, network);
    this.egress = this.internetEgress(props, existingVpc.gates);
    this.recordSlots(deployment);
  }

  /** A reviewer who has nothing but the plan compares a group that grows with the slots that the deployment says. */
  private recordSlots(deployment: Deployment): void {
    const groups = Object.entries(groupSlots(deployment));
    if (groups.length === 0) return;
    const value = Object.fromEntries(
      groups.map(([name, slots]) => [`aws_autoscaling_group.${logicalId(name)}`, { ...slots }]),
    );
    new PlanRecord(this, "slots", { name: SLOTS_RECORD, value });
  }

  private recordTraffic(
    name: string,
    { flowLogs }: Network["vpc"],
    account: CallerAccount,
    gates: readonly PlanGate[],
  ): void {
    if (flowLogs === undefined) return;
    new VpcFlowLogs(this, "flow-logs", { name, flowLogs, vpc: this.vpc, account, gates });
  }

  private share(name: string, network: Network): void {
    const subnets = [...this.extension.allOutpostSubnets, ...this.extension.regionalSubnets];
    for (const { name: shared, sharedWith: principals } of sharedSubnets(network)) {
      const subnet = subnets.find((each) => each.name === shared)!;
      new SubnetShare(this, `share-${shared}`, { name, subnet, principals, gates: this.gates(subnet.outpost) });
    }
  }

  /** The ways out of the Outposts' subnets, for what needs them from its start. */
  get waysOut(): TerraformElement[] {
    return [...(this.extension.endpoints?.endpoints ?? []), ...this.egress.routes];
  }

  private internetEgress(
    { deployment: { name }, network }: NetworkPartsProps,
    vpcGates: readonly PlanGate[],
  ): InternetEgress {
    const { vpc, outposts, gates } = this;
    const { outpostSubnets, regionalSubnets } = this.extension;
    const sites = new EgressSites(this, "egress-sites", { network, vpc, regionalSubnets });
    const rules = new EgressRules(this, "egress-rules", { network, sites, outposts, vpcGates });
    for (const [outpost, own] of rules.gates) this.gatesOf.get(outpost)!.push(...own);
    return new InternetEgress(this, "egress", { name, network, vpc, gates, outpostSubnets, regionalSubnets });
  }

  private outpost(deployment: Deployment, outpost: Outpost, directory: OutpostDirectory, account: CallerAccount) {
    const { name, arn, availabilityZoneId } = outpost;
    const zoneById = availabilityZoneId !== undefined;
    const site = new OutpostSite(this, `outpost-${name}`, { name, arn, directory, zoneById });
    const instanceTypes = startedTypes(deployment, outpost);
    const { exists, gates } = new OutpostGates(this, `prerequisites-${name}`, { site, outpost, instanceTypes });
    const reservations = newReservations(deployment, outpost);
    const reserving = new ReservationRules(this, `reservations-${name}`, { outpost, reservations, account });
    return { site, exists, gates: [...gates, ...reserving.gates], outpost };
  }

  private localGateway(
    outpost: Outpost,
    site: OutpostSite,
    exists: PlanGate,
    vpcGates: readonly PlanGate[],
    account: CallerAccount,
  ): LocalGateway | undefined {
    const { name, localGateway } = outpost;
    if (localGateway === undefined) return undefined;
    const found = new LocalGateway(this, `local-gateway-${name}`, { site, localGateway, account });
    const rules = new LocalGatewayRules(this, `local-gateway-rules-${name}`, {
      outpost: name,
      localGateway,
      found,
      vpc: this.vpc,
      exists,
      vpcGates,
    });
    this.gatesOf.get(name)!.push(...rules.gates);
    return found;
  }
}

const ENDPOINTS: OwnersWork = { what: "VPC endpoints", instead: "`network.endpoints: existing`" };

/** Subnets that are shared with other accounts. */
function sharedSubnets({ outposts, regionalSubnets }: Network) {
  return [...outposts.flatMap(({ subnets }) => subnets), ...regionalSubnets].filter(
    ({ sharedWith }) => sharedWith.length > 0,
  );
}

/** Subnets that are to be made, wherever they stand. */
function newSubnets({ outposts, regionalSubnets }: Network): { readonly name: string; readonly cidr: string }[] {
  return [...outposts.flatMap(({ subnets }) => subnets), ...regionalSubnets].flatMap(({ name, cidr }) =>
    cidr === undefined ? [] : [{ name, cidr }],
  );
}
