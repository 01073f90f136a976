import { DataAwsInternetGateway } from "@cdktf/provider-aws/lib/data-aws-internet-gateway";
import { Construct } from "constructs";
import type { Network } from "../../deployment";
import type { InternetGatewayFacts } from "../../rules";
import { attribute, named } from "../terraform";
import { ExistingNatGateway } from "./existing-nat-gateway";
import type { RegionalVpc } from "./regional-vpc";
import type { ZonalSubnet } from "./zonal-subnet";

export interface EgressSitesProps {
  readonly network: Network;
  readonly vpc: RegionalVpc;
  readonly regionalSubnets: readonly ZonalSubnet[];
}

/** Where an Outpost's NAT gateway stands, or will stand. */
export interface NatGatewaySite {
  /** What the deployment calls the Outpost. */
  readonly outpost: string;
  /** Expression: its Availability Zone, null when it is missing. */
  readonly zone: string;
  /** Expression: ARN of the Outpost that its subnet is on; undefined when it is a subnet of the deployment. */
  readonly outpostArn: string | undefined;
  /** Undefined when it is to be made. */
  readonly existing: ExistingNatGateway | undefined;
}

/** What AWS says of the ways to the internet before any is made: read on every plan. */
export class EgressSites extends Construct {
  /** The NAT gateways of the Outposts that have one, by the Outposts' names. */
  readonly natGateways: readonly NatGatewaySite[];
  /** Expressions about the existing VPC's internet gateway; undefined where none is needed or it is made here. */
  readonly internetGatewayFacts: InternetGatewayFacts | undefined;

  constructor(scope: Construct, id: string, props: EgressSitesProps) {
    super(scope, id);
    const leaving = props.network.outposts
      .filter(({ egress }) => egress !== undefined)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    this.natGateways = leaving.map(({ name, egress }) =>
      egress!.subnet === undefined
        ? this.existing(props, name, egress!.natGateway!)
        : this.inSubnet(props, name, egress!.subnet),
    );
    const isMade = leaving.some(({ egress }) => egress!.subnet !== undefined);
    this.internetGatewayFacts = isMade ? this.internetGateway(props) : undefined;
  }

  private existing({ vpc }: EgressSitesProps, outpost: string, natGatewayId: string): NatGatewaySite {
    const existing = new ExistingNatGateway(this, `existing-${outpost}`, { outpost, natGatewayId, vpc });
    return { outpost, existing, zone: existing.zone, outpostArn: existing.outpostArn };
  }

  private inSubnet({ regionalSubnets }: EgressSitesProps, outpost: string, subnet: string): NatGatewaySite {
    const { facts } = regionalSubnets.find(({ name }) => name === subnet)!;
    // An existing Regional subnet of the file has a gate of its own that says whether it stands on an Outpost.
    return { outpost, existing: undefined, zone: facts.availabilityZone, outpostArn: undefined };
  }

  private internetGateway({ network, vpc }: EgressSitesProps): InternetGatewayFacts | undefined {
    const { internetGateway } = network.vpc;
    if (internetGateway === undefined) return undefined;
    const found = named(
      new DataAwsInternetGateway(this, "internet-gateway", { internetGatewayId: internetGateway }),
      "main",
    );
    return { internetGateway, vpc: vpc.vpcId, attachments: attribute(found, "attachments") };
  }
}
