import { DataAwsNatGateway } from "@cdktf/provider-aws/lib/data-aws-nat-gateway";
import { DataAwsNatGateways } from "@cdktf/provider-aws/lib/data-aws-nat-gateways";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { Construct } from "constructs";
import type { NatGatewayFacts } from "../../rules";
import { quote } from "../../rules";
import { address, attribute, named } from "../terraform";
import type { RegionalVpc } from "./regional-vpc";

export interface ExistingNatGatewayProps {
  /** What the deployment calls the Outpost. */
  readonly outpost: string;
  /** Id of the NAT gateway. */
  readonly natGatewayId: string;
  readonly vpc: RegionalVpc;
}

/** A NAT gateway that exists already, as AWS describes it. */
export class ExistingNatGateway extends Construct {
  /** Expressions for rules. None of them fails when it is missing. */
  readonly facts: NatGatewayFacts;
  /** Expression: its Availability Zone, null when it is missing. */
  readonly zone: string;
  /** Expression: ARN of the Outpost that its subnet is on, empty for none and null when it is missing. */
  readonly outpostArn: string;

  constructor(scope: Construct, id: string, { outpost, natGatewayId, vpc }: ExistingNatGatewayProps) {
    super(scope, id);
    const all = named(new DataAwsNatGateways(this, "all", { vpcId: vpc.vpcId }), outpost);
    const found = named(new DataAwsNatGateway(this, "found", { id: natGatewayId }), outpost);
    const only = (name: string) => `one(${address(found)}[*].${name})`;
    const subnet = named(new DataAwsSubnet(this, "subnet", { id: `\${${only("subnet_id")}}` }), outpost, "nat-gateway");
    // Reading a missing one is an error of the provider; the rule that it is there says it better.
    const ids = attribute(all, "ids");
    for (const source of [found, subnet])
      source.addOverride("count", `\${contains(${ids}, ${quote(natGatewayId)}) ? 1 : 0}`);
    this.facts = {
      name: outpost,
      natGateway: natGatewayId,
      vpc: vpc.vpcId,
      natGateways: ids,
      state: only("state"),
      connectivity: only("connectivity_type"),
    };
    this.zone = `one(${address(subnet)}[*].availability_zone)`;
    this.outpostArn = `one(${address(subnet)}[*].outpost_arn)`;
  }
}
