import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { eksOf, startedTypes } from "../deployment";
import type { Deployment, MeshModel, Network, Outpost } from "../deployment";
import {
  CallerAccount,
  EgressSites,
  InternetEgress,
  LocalGateway,
  OutpostDirectory,
  OutpostExtension,
  OutpostSite,
  RegionalVpc,
} from "../modules/network";
import { EgressRules, LocalGatewayRules, OutpostGates, SubnetRules, VpcRules } from "../modules/prerequisites";
import type { PlanGate } from "../modules/terraform";
import { endpointNeeds } from "./endpoint-needs";

export interface NetworkPartsProps {
  readonly deployment: Deployment;
  readonly network: Network;
  readonly model: MeshModel | undefined;
}

/** What a deployment's `network` asks for: the VPC, what must hold of each Outpost, and the extension onto them. */
export class NetworkParts extends Construct {
  readonly vpc: RegionalVpc;
  /** The Outposts, each with the gate that it exists. */
  readonly outposts: readonly { readonly site: OutpostSite; readonly exists: PlanGate }[];
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
    this.vpc = new RegionalVpc(this, "vpc", { name, vpc: network.vpc });
    const vpcRules = new VpcRules(this, "vpc-rules", { vpc: this.vpc, newSubnets: newSubnets(network) });
    const localGateways = new Map<string, LocalGateway>();
    this.outposts = [...network.outposts]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((outpost) => {
        const part = this.outpost(deployment, outpost, directory);
        this.gatesOf.set(outpost.name, [...part.gates, ...vpcRules.gates]);
        const found = this.localGateway(outpost, part.site, part.exists, vpcRules.gates, account);
        if (found !== undefined) localGateways.set(outpost.name, found);
        return part;
      });
    this.extension = new OutpostExtension(this, "extension", {
      name,
      region,
      network,
      vpc: this.vpc,
      sites: new Map(this.outposts.map(({ site }) => [site.name, site])),
      localGateways,
      gates: this.gates,
      endpointNeeds: endpointNeeds(deployment, model),
      // A local cluster's control plane reaches them from instances that EKS makes.
      endpointsForOthers: workloads === undefined || eksOf(deployment)?.cluster.form === "local",
    });
    for (const { site, exists } of this.outposts) {
      const rules = new SubnetRules(this, `subnets-${site.name}`, {
        site,
        subnets: this.extension.outpostSubnets.get(site.name)!,
        after: [exists],
      });
      if (rules.gate !== undefined) this.gatesOf.get(site.name)!.push(rules.gate);
    }
    this.egress = this.internetEgress(props);
  }

  /** The ways out of the Outposts' subnets, for what needs them from its start. */
  get waysOut(): TerraformElement[] {
    return [...(this.extension.endpoints?.endpoints ?? []), ...this.egress.routes];
  }

  private internetEgress({ deployment: { name }, network }: NetworkPartsProps): InternetEgress {
    const { vpc, outposts, gates } = this;
    const { outpostSubnets, regionalSubnets } = this.extension;
    const sites = new EgressSites(this, "egress-sites", { network, vpc, regionalSubnets });
    const rules = new EgressRules(this, "egress-rules", { network, sites, outposts });
    for (const [outpost, own] of rules.gates) this.gatesOf.get(outpost)!.push(...own);
    return new InternetEgress(this, "egress", { name, network, vpc, gates, outpostSubnets, regionalSubnets });
  }

  private outpost(deployment: Deployment, outpost: Outpost, directory: OutpostDirectory) {
    const { name, arn, availabilityZoneId } = outpost;
    const zoneById = availabilityZoneId !== undefined;
    const site = new OutpostSite(this, `outpost-${name}`, { name, arn, directory, zoneById });
    const instanceTypes = startedTypes(deployment, outpost);
    const { exists, gates } = new OutpostGates(this, `prerequisites-${name}`, { site, outpost, instanceTypes });
    return { site, exists, gates };
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

/** Subnets that are to be made, wherever they stand. */
function newSubnets({ outposts, regionalSubnets }: Network): { readonly name: string; readonly cidr: string }[] {
  return [...outposts.flatMap(({ subnets }) => subnets), ...regionalSubnets].flatMap(({ name, cidr }) =>
    cidr === undefined ? [] : [{ name, cidr }],
  );
}
