import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import type { Network, OutpostSubnet, RegionalSubnet, Vpc } from "../../deployment";
import { existingSubnetFound, existingVpcFound } from "../../rules";
import type { Existing, OutpostSite, SubnetPlace } from "../network";
import { SubnetSearch, VpcSearch } from "../network";
import { address, named } from "../terraform";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

/** The VPC, where it exists already, and the gate that it was found. */
export class ExistingVpc extends Construct {
  /** Undefined when the deployment makes a VPC. */
  readonly vpc: Existing | undefined;
  readonly gates: readonly PlanGate[] = [];

  constructor(scope: Construct, id: string, vpc: Vpc) {
    super(scope, id);
    if (vpc.cidr !== undefined) return;
    const search = new VpcSearch(this, "search", vpc);
    this.gates = [gate(this, existingVpcFound, "vpc", search.facts)];
    this.vpc = search.found(this.gates[0]!);
  }
}

export interface ExistingSubnetsProps {
  readonly network: Network;
  /** Template: id of the VPC that they are looked for in. */
  readonly vpcId: string;
  /** What must hold of the VPC first. */
  readonly vpcGates: readonly PlanGate[];
  /** The Outposts, each with the gate that it exists, by their names. */
  readonly outposts: ReadonlyMap<string, { readonly site: OutpostSite; readonly exists: PlanGate }>;
}

/** The subnets that exist already, each with the gate that it was found. */
export class ExistingSubnets extends Construct {
  /** By their names in the deployment. */
  readonly subnets: ReadonlyMap<string, Existing>;
  /** The gates of the subnets on an Outpost and beside it, by its name. */
  readonly gates: ReadonlyMap<string, readonly PlanGate[]>;
  private readonly zones = new Map<string, string>();

  constructor(scope: Construct, id: string, props: ExistingSubnetsProps) {
    super(scope, id);
    const { outposts, regionalSubnets } = props.network;
    const placed = [
      ...outposts.flatMap(({ name, subnets }) =>
        subnets.map((subnet) => ({ subnet, outpost: name, place: this.onOutpost(props, name) })),
      ),
      ...regionalSubnets.map((subnet) => {
        const outpost = subnet.outpost ?? outposts[0]!.name;
        return { subnet, outpost, place: this.beside(props, outpost, subnet.availabilityZone) };
      }),
    ].filter(({ subnet }) => subnet.cidr === undefined);
    const found = placed.map(({ subnet, outpost, place }) => ({
      name: subnet.name,
      outpost,
      ...this.find(props, subnet, outpost, place),
    }));
    this.subnets = new Map(found.map(({ name, existing }) => [name, existing]));
    this.gates = new Map(
      outposts.map(({ name }) => [name, found.filter(({ outpost }) => outpost === name).map((each) => each.gate)]),
    );
  }

  private find(
    { vpcGates, outposts }: ExistingSubnetsProps,
    subnet: OutpostSubnet | RegionalSubnet,
    outpost: string,
    place: SubnetPlace,
  ): { readonly existing: Existing; readonly gate: PlanGate } {
    const search = new SubnetSearch(this, `search-${subnet.name}`, { subnet, place });
    // What has an id is found wherever it is; other rules look at where.
    const after = subnet.id === undefined ? [...vpcGates, outposts.get(outpost)!.exists] : [];
    const found = gate(this, existingSubnetFound, subnet.name, search.facts, after);
    return { existing: search.found(found), gate: found };
  }

  private onOutpost({ vpcId, outposts }: ExistingSubnetsProps, outpost: string): SubnetPlace {
    const { site } = outposts.get(outpost)!;
    return { text: ` on Outpost ${outpost}`, filters: { "outpost-arn": site.arn, "vpc-id": vpcId } };
  }

  private beside({ vpcId, outposts }: ExistingSubnetsProps, outpost: string, zone: string | undefined): SubnetPlace {
    if (zone !== undefined) {
      return { text: ` in ${zone}`, filters: { "availability-zone": zone, "vpc-id": vpcId } };
    }
    const { site, exists } = outposts.get(outpost)!;
    return {
      text: ` in the Availability Zone of Outpost ${outpost}`,
      filters: { "availability-zone-id": this.zoneOf(site, exists), "vpc-id": vpcId },
    };
  }

  /**
   * Template: id of an Outpost's anchor zone. Of a missing Outpost none is known: what asks for it then hangs on the gate
   * that the Outpost exists, which has failed. It is a local, because a data source that names a managed resource itself
   * is not read before that resource is made.
   */
  private zoneOf({ name, availabilityZoneId }: OutpostSite, exists: PlanGate): string {
    const known = this.zones.get(name);
    if (known !== undefined) return known;
    const value = `\${${availabilityZoneId} == null ? ${address(exists)}.id : ${availabilityZoneId}}`;
    const local = named(new TerraformLocal(this, `zone-${name}`, value), "anchor-zone", name);
    const zone = `\${local.${local.friendlyUniqueId}}`;
    this.zones.set(name, zone);
    return zone;
  }
}
