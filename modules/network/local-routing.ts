import { Ec2LocalGatewayRoute } from "@cdktf/provider-aws/lib/ec2-local-gateway-route";
import { Ec2LocalGatewayRouteTableVpcAssociation } from "@cdktf/provider-aws/lib/ec2-local-gateway-route-table-vpc-association";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { LocalGatewayOptions } from "../../deployment";
import { named, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";
import type { LocalGateway } from "./local-gateway";
import type { RegionalVpc } from "./regional-vpc";
import type { ZonalSubnet } from "./zonal-subnet";

export interface LocalRoutingProps {
  /** What the deployment calls the Outpost. */
  readonly outpost: string;
  /** Value of the Name tag. */
  readonly tagName: string;
  readonly vpc: RegionalVpc;
  readonly localGateway: LocalGatewayOptions;
  readonly found: LocalGateway;
  /** The subnets on the Outpost. */
  readonly subnets: readonly ZonalSubnet[];
  /** What must hold before the VPC is tied to the premises. */
  readonly gates: readonly PlanGate[];
}

/**
 * The ways between an Outpost's subnets and the premises: the VPC's association with the local gateway's route table,
 * the subnets' routes to the local gateway, and static routes of the local gateway itself.
 */
export class LocalRouting extends Construct {
  constructor(scope: Construct, id: string, props: LocalRoutingProps) {
    super(scope, id);
    const first = props.localGateway.association === "managed" ? [this.associate(props)] : props.gates;
    this.routeSubnets(props, first);
    this.routeGateway(props, first);
  }

  private associate({ outpost, tagName, vpc, found, gates }: LocalRoutingProps): TerraformElement {
    const association = new Ec2LocalGatewayRouteTableVpcAssociation(this, "association", {
      localGatewayRouteTableId: found.routeTableId,
      vpcId: vpc.vpcId,
      tags: { Name: tagName },
    });
    waitFor(association, ...gates);
    return named(association, outpost);
  }

  private routeSubnets({ localGateway, found, subnets }: LocalRoutingProps, after: readonly TerraformElement[]): void {
    // Existing subnets may share a table, and a table has one route for each block.
    const tables = new Map(
      subnets.flatMap(({ routeTableId, routeTableKey }) =>
        routeTableId === undefined ? [] : [[routeTableKey, routeTableId]],
      ),
    );
    for (const [key, routeTableId] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const cidr of [...localGateway.onPremises].sort()) {
        const route = new Route(this, `route-${key}-${cidr}`, {
          routeTableId,
          destinationCidrBlock: cidr,
          localGatewayId: found.localGatewayId,
        });
        // EC2 takes a local gateway for a target only in a VPC that is associated with it.
        waitFor(route, ...after);
        named(route, key, "premises", cidr);
      }
    }
  }

  private routeGateway({ outpost, localGateway, found }: LocalRoutingProps, after: readonly TerraformElement[]): void {
    for (const cidr of [...localGateway.routes].sort()) {
      const route = new Ec2LocalGatewayRoute(this, `gateway-route-${cidr}`, {
        destinationCidrBlock: cidr,
        localGatewayRouteTableId: found.routeTableId,
        localGatewayVirtualInterfaceGroupId: found.virtualInterfaceGroupId!,
      });
      waitFor(route, ...after);
      named(route, outpost, "premises", cidr);
    }
  }
}
