import { Eip } from "@cdktf/provider-aws/lib/eip";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { natGatewaySubnets } from "../../deployment";
import type { Network } from "../../deployment";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { RegionalVpc } from "./regional-vpc";
import type { ZonalSubnet } from "./zonal-subnet";

export interface InternetEgressProps {
  /** Prefix of names. */
  readonly name: string;
  readonly network: Network;
  readonly vpc: RegionalVpc;
  /** The subnets on each Outpost, by its name. */
  readonly outpostSubnets: ReadonlyMap<string, readonly ZonalSubnet[]>;
  readonly regionalSubnets: readonly ZonalSubnet[];
  /** What must hold before anything is made for an Outpost, by its name. */
  readonly gates: (outpost: string) => readonly PlanGate[];
}

const EVERYTHING = "0.0.0.0/0";

/**
 * The ways from Outposts to the internet: default routes of their subnets to NAT gateways in the Region, which have an
 * address and lead to the VPC's internet gateway. Nothing on an Outpost has an address of the internet.
 */
export class InternetEgress extends Construct {
  /** The default routes of the Outposts' subnets, for resources that must wait for them. */
  readonly routes: readonly Route[];
  private readonly props: InternetEgressProps;

  constructor(scope: Construct, id: string, props: InternetEgressProps) {
    super(scope, id);
    this.props = props;
    const leaving = props.network.outposts
      .filter(({ egress }) => egress !== undefined)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const created = this.createAll();
    const ways = new Map<string, { readonly id: string; readonly routeTableId: string; readonly outpost: string }>();
    for (const { name: outpost, egress } of leaving) {
      const id = egress!.natGateway ?? reference(created.get(egress!.subnet!)!, "id");
      for (const { routeTableId, routeTableKey } of props.outpostSubnets.get(outpost)!) {
        // Subnets may share a table, and a table has one default route.
        if (routeTableId === undefined || ways.has(routeTableKey)) continue;
        ways.set(routeTableKey, { id, routeTableId, outpost });
      }
    }
    this.routes = [...ways]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, { id: natGatewayId, routeTableId, outpost }]) =>
        this.route(key, { routeTableId, natGatewayId }, props.gates(outpost)),
      );
  }

  /** A NAT gateway in each subnet that one is asked for in: Outposts of one Availability Zone may share it. */
  private createAll(): ReadonlyMap<string, NatGateway> {
    const subnets = natGatewaySubnets(this.props.network);
    if (subnets.length === 0) return new Map();
    const internetGateway = this.internetGateway();
    return new Map(subnets.map((name) => [name, this.create(name, internetGateway)]));
  }

  private create(name: string, internetGateway: InternetGateway | undefined): NatGateway {
    const { name: prefix, network, gates } = this.props;
    const { subnetId, isNew, routeTableId } = this.subnet(name);
    const users = network.outposts.filter(({ egress }) => egress?.subnet === name);
    const after = [
      ...users.flatMap((outpost) => [...gates(outpost.name)]),
      ...(internetGateway === undefined ? [] : [internetGateway]),
    ];
    const gatewayId = internetGateway === undefined ? network.vpc.internetGateway! : reference(internetGateway, "id");
    // A subnet that exists has its way to the internet gateway already.
    const route = isNew ? [this.route(name, { routeTableId: routeTableId!, gatewayId }, after)] : [];
    const tags = { Name: `${prefix}-${name}` };
    const address = named(new Eip(this, `address-${name}`, { domain: "vpc", tags }), name);
    waitFor(address, ...after);
    const natGateway = named(
      new NatGateway(this, `nat-gateway-${name}`, {
        subnetId,
        allocationId: reference(address, "id"),
        connectivityType: "public",
        tags,
      }),
      name,
    );
    waitFor(natGateway, ...after, ...route);
    return natGateway;
  }

  private internetGateway(): InternetGateway | undefined {
    const { name, vpc } = this.props;
    if (vpc.existing !== undefined) return undefined;
    return named(new InternetGateway(this, "internet-gateway", { vpcId: vpc.vpcId, tags: { Name: name } }), "main");
  }

  private route(
    key: string,
    to: { readonly routeTableId: string; readonly natGatewayId?: string; readonly gatewayId?: string },
    after: readonly TerraformElement[],
  ): Route {
    const route = new Route(this, `route-${key}`, { ...to, destinationCidrBlock: EVERYTHING });
    waitFor(route, ...after);
    return named(route, key, "internet");
  }

  private subnet(name: string): ZonalSubnet {
    return this.props.regionalSubnets.find((subnet) => subnet.name === name)!;
  }
}
