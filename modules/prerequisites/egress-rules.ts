import { Construct } from "constructs";
import type { Network } from "../../deployment";
import { isBeside, natGatewaySubnet } from "../../deployment";
import {
  internetGatewayAttached,
  natGatewayFound,
  natGatewayInRegion,
  natGatewayInZone,
  natGatewayUsable,
} from "../../rules";
import type { EgressSites, NatGatewaySite, OutpostSite } from "../network";
import { address } from "../terraform";
import type { PlanGate } from "../terraform";
import { check } from "./rule-check";
import { gate } from "./rule-gate";

export interface EgressRulesProps {
  readonly network: Network;
  readonly sites: EgressSites;
  /** The Outposts, each with the gate that it exists. */
  readonly outposts: readonly { readonly site: OutpostSite; readonly exists: PlanGate }[];
  /** That an existing VPC was found. */
  readonly vpcGates: readonly PlanGate[];
}

/** What must hold of the ways to the internet that exist already, and of the Availability Zones that they are in. */
export class EgressRules extends Construct {
  /** What must hold before anything is made for an Outpost, by its name. */
  readonly gates: ReadonlyMap<string, readonly PlanGate[]>;

  constructor(scope: Construct, id: string, props: EgressRulesProps) {
    super(scope, id);
    const { sites } = props;
    const attached =
      sites.internetGatewayFacts === undefined
        ? []
        : [gate(this, internetGatewayAttached, "vpc", sites.internetGatewayFacts, props.vpcGates)];
    this.gates = new Map(
      sites.natGateways.map((each) => [
        each.outpost,
        [...this.natGateway(props, each), ...(each.existing === undefined ? attached : [])],
      ]),
    );
  }

  private natGateway({ network, outposts, vpcGates }: EgressRulesProps, natGateway: NatGatewaySite): PlanGate[] {
    const { outpost: name, zone: natGatewayZone, existing, outpostArn } = natGateway;
    const { site, exists } = outposts.find((each) => each.site.name === name)!;
    const outpost = network.outposts.find((each) => each.name === name)!;
    const found = existing === undefined ? undefined : gate(this, natGatewayFound, name, existing.facts, vpcGates);
    const subnet = natGatewaySubnet(network, outpost);
    if (subnet === undefined || isBeside(network, subnet, outpost) === undefined) {
      check(this, natGatewayInZone, name, {
        name,
        availabilityZone: site.facts.availabilityZone,
        natGatewayZone,
        existsGate: address(exists),
        foundGate: found === undefined ? undefined : address(found),
      });
    }
    const after = found === undefined ? [] : [found];
    const place = { name, subnetOutpostArn: outpostArn ?? "" };
    return [
      ...after,
      ...(existing === undefined ? [] : [gate(this, natGatewayUsable, name, existing.facts, after)]),
      ...(outpostArn === undefined ? [] : [gate(this, natGatewayInRegion, name, place, after)]),
    ];
  }
}
