import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import type { ExistingSubnetFacts, SubnetFacts } from "../../rules";
import type { PlanGate } from "../terraform";
import { attribute, named, reference, waitFor } from "../terraform";
import type { Existing } from "./existing";
import type { OutpostSite } from "./outpost-site";
import type { RegionalVpc } from "./regional-vpc";

export interface ZonalSubnetProps {
  /** Name of the subnet in the deployment. */
  readonly name: string;
  /** Value of the Name tag. */
  readonly tagName: string;
  /** Block of a new subnet. */
  readonly cidr?: string;
  /** An existing subnet that was found. */
  readonly existing?: Existing;
  /** Id of an existing subnet's route table, where it is known. */
  readonly existingRouteTableId?: string;
  readonly vpc: RegionalVpc;
  /** The Outpost whose Availability Zone the subnet stands in. */
  readonly site: OutpostSite;
  /** Whether the subnet stands on the Outpost itself or in the Region. */
  readonly place: "outpost" | "region";
  /**
   * Availability Zone of a subnet in the Region.
   * @default - the Outpost's anchor one
   */
  readonly zone?: string;
  /**
   * Template: pool from which instances get customer-owned addresses at launch.
   * @default - they get none
   */
  readonly customerOwnedIpPool?: string;
  /**
   * Device index at which instances on a server have their local network interface.
   * @default - they have none
   */
  readonly localNetworkInterface?: number;
  /** What must hold before the subnet is created. */
  readonly gates: readonly PlanGate[];
}

/**
 * A subnet on an Outpost or in the Region beside it: in the Outpost's anchor Availability Zone, or in one that is named.
 * A new one has a route table of its own. The VPC's main table is never used, because routes that it gets for the
 * Region would leak onto the Outpost.
 */
export class ZonalSubnet extends Construct {
  readonly name: string;
  /** Name of the Outpost that it stands on or beside. */
  readonly outpost: string;
  /** Template: the subnet's id. */
  readonly subnetId: string;
  /** Template: the subnet's ARN. */
  readonly subnetArn: string;
  /** Template: the subnet's IPv4 block. */
  readonly cidr: string;
  /** Template: id of its route table; undefined for an existing subnet that does not say. */
  readonly routeTableId: string | undefined;
  /** What tells its route table from others: subnets with one table have one key. */
  readonly routeTableKey: string;
  readonly isNew: boolean;
  /** Name of that Availability Zone; undefined for the Outpost's anchor one. */
  readonly zone: string | undefined;
  /** Expressions about an existing subnet; undefined for a new one. */
  readonly existing: ExistingSubnetFacts | undefined;
  /** Expressions about the subnet. */
  readonly facts: SubnetFacts["subnets"][number];

  constructor(scope: Construct, id: string, props: ZonalSubnetProps) {
    super(scope, id);
    this.name = props.name;
    this.outpost = props.site.name;
    this.isNew = props.existing === undefined;
    this.zone = props.zone;
    const subnet =
      props.existing === undefined
        ? this.create(props)
        : named(new DataAwsSubnet(this, "existing", { id: props.existing.readBy }), props.name);
    this.subnetId = props.existing?.id ?? reference(subnet, "id");
    this.subnetArn = reference(subnet, "arn");
    this.cidr = props.cidr ?? reference(subnet, "cidr_block");
    this.routeTableId = this.isNew ? this.routeTable(props) : props.existingRouteTableId;
    this.routeTableKey = props.existingRouteTableId ?? props.name;
    if (!this.isNew) this.existing = existingFacts(props.name, subnet);
    this.facts = {
      name: props.name,
      availabilityZone: attribute(subnet, "availability_zone"),
      // Of a new subnet the id is not known before it is there, unless the subnet is placed by it.
      ...(this.isNew && !("availabilityZoneId" in props.site.zone)
        ? {}
        : { availabilityZoneId: attribute(subnet, "availability_zone_id") }),
      outpostArn: attribute(subnet, "outpost_arn"),
    };
  }

  private create(props: ZonalSubnetProps): Subnet {
    const { name, tagName, cidr, vpc, site, place, zone, gates } = props;
    const subnet = new Subnet(this, "new", {
      vpcId: vpc.vpcId,
      cidrBlock: cidr,
      ...(zone === undefined ? site.zone : { availabilityZone: zone }),
      mapPublicIpOnLaunch: false,
      ...(place === "outpost" ? onOutpost(props) : {}),
      tags: { Name: tagName },
    });
    waitFor(subnet, ...gates);
    return named(subnet, name);
  }

  private routeTable({ name, tagName, vpc }: ZonalSubnetProps): string {
    const table = named(new RouteTable(this, "route-table", { vpcId: vpc.vpcId, tags: { Name: tagName } }), name);
    const routeTableId = reference(table, "id");
    named(new RouteTableAssociation(this, "association", { subnetId: this.subnetId, routeTableId }), name);
    return routeTableId;
  }
}

function existingFacts(name: string, subnet: TerraformElement): ExistingSubnetFacts {
  return {
    name,
    vpcId: attribute(subnet, "vpc_id"),
    ownerId: attribute(subnet, "owner_id"),
    availabilityZone: attribute(subnet, "availability_zone"),
    availabilityZoneId: attribute(subnet, "availability_zone_id"),
    outpostArn: attribute(subnet, "outpost_arn"),
    cidr: attribute(subnet, "cidr_block"),
    ipv6Cidr: attribute(subnet, "ipv6_cidr_block"),
    freeAddresses: attribute(subnet, "available_ip_address_count"),
  };
}

function onOutpost({ site, customerOwnedIpPool, localNetworkInterface }: ZonalSubnetProps) {
  return {
    outpostArn: site.arn,
    // The provider takes the pool and the switch together or not at all.
    ...(customerOwnedIpPool === undefined
      ? {}
      : { customerOwnedIpv4Pool: customerOwnedIpPool, mapCustomerOwnedIpOnLaunch: true }),
    ...(localNetworkInterface === undefined ? {} : { enableLniAtDeviceIndex: localNetworkInterface }),
  };
}
