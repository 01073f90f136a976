import { Construct } from "constructs";
import type { EndpointNeed } from "../../aws";
import type { Network, Outpost, OutpostSubnet, RegionalSubnet } from "../../deployment";
import { endpointSubnets } from "../../deployment";
import type { PlanGate } from "../terraform";
import type { Existing } from "./existing";
import type { LocalGateway } from "./local-gateway";
import { LocalRouting } from "./local-routing";
import type { OutpostSite } from "./outpost-site";
import type { RegionalVpc } from "./regional-vpc";
import { ServiceEndpoints } from "./service-endpoints";
import { ZonalSubnet } from "./zonal-subnet";

export interface OutpostExtensionProps {
  /** Prefix of names. */
  readonly name: string;
  readonly region: string;
  readonly network: Network;
  /** The VPC, new or existing. */
  readonly vpc: RegionalVpc;
  /**
   * The subnets that exist already, by their names in the deployment.
   * @default - none
   */
  readonly existing?: ReadonlyMap<string, Existing>;
  /** The Outposts by their names in the deployment. */
  readonly sites: ReadonlyMap<string, OutpostSite>;
  /**
   * The local gateways of those Outposts that reach the premises, by their names.
   * @default - none
   */
  readonly localGateways?: ReadonlyMap<string, LocalGateway>;
  /** What must hold before anything is created for an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
  /** Endpoints to create when the deployment manages them. */
  readonly endpointNeeds: readonly EndpointNeed[];
  /**
   * Policy of an endpoint, by its service; undefined for AWS's own.
   * @default - AWS's own, which lets everybody through
   */
  readonly endpointPolicyOf?: (service: string) => string | undefined;
  /** Whether the endpoints are open to the Outposts' subnets as a whole, for containers that others will run there. */
  readonly endpointsForOthers: boolean;
}

/** A Regional VPC extended onto Outposts: subnets there, subnets in the Region beside them, and the ways to AWS. */
export class OutpostExtension extends Construct {
  /** The subnets on each Outpost, by its name. */
  readonly outpostSubnets: ReadonlyMap<string, readonly ZonalSubnet[]>;
  readonly regionalSubnets: readonly ZonalSubnet[];
  /** Undefined when the VPC has endpoints of its own, or needs none. */
  readonly endpoints: ServiceEndpoints | undefined;

  private readonly sites: OutpostExtensionProps["sites"];
  private readonly localGateways: OutpostExtensionProps["localGateways"];

  constructor(scope: Construct, id: string, props: OutpostExtensionProps) {
    super(scope, id);
    this.sites = props.sites;
    this.localGateways = props.localGateways;
    const outposts = byName(props.network.outposts);
    this.outpostSubnets = new Map(
      outposts.map((outpost) => [
        outpost.name,
        byName(outpost.subnets).map((subnet) => this.outpostSubnet(props, outpost, subnet)),
      ]),
    );
    this.regionalSubnets = byName(props.network.regionalSubnets).map((subnet) => this.regionalSubnet(props, subnet));
    this.endpoints = props.endpointNeeds.length === 0 ? undefined : this.createEndpoints(props);
    for (const outpost of outposts) this.routeToPremises(props, outpost);
  }

  /** All subnets on Outposts. */
  get allOutpostSubnets(): ZonalSubnet[] {
    return [...this.outpostSubnets.values()].flat();
  }

  /** The subnets in the Region that stand beside an Outpost. */
  subnetsBeside(outpost: string): ZonalSubnet[] {
    return this.regionalSubnets.filter(({ outpost: name }) => name === outpost);
  }

  /** Template: the anchor Availability Zone of an Outpost. */
  anchorZone(outpost: string): string {
    return this.sites.get(outpost)!.availabilityZone;
  }

  /** Template: pool of customer-owned addresses that an Outpost's local gateway has; undefined where it has none. */
  customerOwnedIpPool(outpost: string): string | undefined {
    return this.localGateways?.get(outpost)?.customerOwnedIpPool;
  }

  private outpostSubnet(props: OutpostExtensionProps, { name }: Outpost, subnet: OutpostSubnet): ZonalSubnet {
    return new ZonalSubnet(this, `subnet-${subnet.name}`, {
      ...commonOf(props, subnet, name),
      place: "outpost",
      existingRouteTableId: subnet.routeTable,
      customerOwnedIpPool: subnet.customerOwnedIps ? props.localGateways?.get(name)?.customerOwnedIpPool : undefined,
      localNetworkInterface: subnet.localNetworkInterface,
    });
  }

  private regionalSubnet(props: OutpostExtensionProps, subnet: RegionalSubnet): ZonalSubnet {
    const outpost = subnet.outpost ?? props.network.outposts[0]!.name;
    return new ZonalSubnet(this, `subnet-${subnet.name}`, {
      ...commonOf(props, subnet, outpost),
      place: "region",
      zone: subnet.availabilityZone,
    });
  }

  private routeToPremises({ name, vpc, gates, localGateways }: OutpostExtensionProps, outpost: Outpost): void {
    const found = localGateways?.get(outpost.name);
    if (found === undefined || outpost.localGateway === undefined) return;
    new LocalRouting(this, `premises-${outpost.name}`, {
      outpost: outpost.name,
      tagName: `${name}-${outpost.name}`,
      vpc,
      localGateway: outpost.localGateway,
      found,
      subnets: this.outpostSubnets.get(outpost.name)!,
      gates: gates(outpost.name),
    });
  }

  private createEndpoints({
    name,
    region,
    vpc,
    endpointNeeds,
    gates,
    network,
    endpointsForOthers,
    endpointPolicyOf,
  }: OutpostExtensionProps): ServiceEndpoints {
    const routeTableIds = [...this.allOutpostSubnets, ...this.regionalSubnets].flatMap(
      ({ routeTableId }) => routeTableId ?? [],
    );
    const served = endpointSubnets(network).map((subnet) => subnet.name);
    return new ServiceEndpoints(this, "endpoints", {
      name,
      region,
      vpc,
      needs: endpointNeeds,
      policyOf: endpointPolicyOf,
      subnets: this.regionalSubnets.filter((subnet) => served.includes(subnet.name)),
      routeTableIds,
      openTo: endpointsForOthers ? this.allOutpostSubnets : [],
      gates: network.outposts.flatMap((outpost) => [...gates(outpost.name)]),
    });
  }
}

function commonOf(
  { name, vpc, sites, gates, existing }: OutpostExtensionProps,
  subnet: OutpostSubnet | RegionalSubnet,
  outpost: string,
) {
  return {
    name: subnet.name,
    tagName: `${name}-${subnet.name}`,
    cidr: subnet.cidr,
    existing: existing?.get(subnet.name),
    vpc,
    site: sites.get(outpost)!,
    gates: gates(outpost),
  };
}

function byName<T extends { readonly name: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
}
