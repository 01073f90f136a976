import { Construct } from "constructs";
import type { EndpointNeed } from "../../aws";
import type { Network } from "../../deployment";
import type { PlanGate } from "../terraform";
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
  /** The Outposts by their names in the deployment. */
  readonly sites: ReadonlyMap<string, OutpostSite>;
  /** What must hold before anything is created for an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
  /** Endpoints to create when the deployment manages them. */
  readonly endpointNeeds: readonly EndpointNeed[];
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

  constructor(scope: Construct, id: string, props: OutpostExtensionProps) {
    super(scope, id);
    const byName = <T extends { name: string }>(items: readonly T[]) =>
      [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.outpostSubnets = new Map(
      byName(props.network.outposts).map((outpost) => [
        outpost.name,
        byName(outpost.subnets).map((subnet) => this.subnet(props, subnet, outpost.name, "outpost")),
      ]),
    );
    this.regionalSubnets = byName(props.network.regionalSubnets).map((subnet) =>
      this.subnet(props, subnet, subnet.outpost ?? props.network.outposts[0]!.name, "region"),
    );
    this.endpoints = props.endpointNeeds.length === 0 ? undefined : this.createEndpoints(props);
  }

  /** All subnets on Outposts. */
  get allOutpostSubnets(): ZonalSubnet[] {
    return [...this.outpostSubnets.values()].flat();
  }

  private subnet(
    { name, vpc, sites, gates }: OutpostExtensionProps,
    subnet: { name: string; cidr?: string; id?: string; routeTable?: string; availabilityZone?: string },
    outpost: string,
    place: "outpost" | "region",
  ): ZonalSubnet {
    return new ZonalSubnet(this, `subnet-${subnet.name}`, {
      name: subnet.name,
      tagName: `${name}-${subnet.name}`,
      cidr: subnet.cidr,
      existingId: subnet.id,
      existingRouteTableId: subnet.routeTable,
      vpc,
      site: sites.get(outpost)!,
      place,
      zone: subnet.availabilityZone,
      gates: gates(outpost),
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
  }: OutpostExtensionProps): ServiceEndpoints {
    const routeTableIds = [...this.allOutpostSubnets, ...this.regionalSubnets].flatMap(
      ({ routeTableId }) => routeTableId ?? [],
    );
    return new ServiceEndpoints(this, "endpoints", {
      name,
      region,
      vpc,
      needs: endpointNeeds,
      subnets: this.regionalSubnets.filter(({ isElsewhere }) => !isElsewhere),
      routeTableIds,
      openTo: endpointsForOthers ? this.allOutpostSubnets : [],
      gates: network.outposts.flatMap((outpost) => [...gates(outpost.name)]),
    });
  }
}
