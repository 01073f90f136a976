import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { DataAwsVpcs } from "@cdktf/provider-aws/lib/data-aws-vpcs";
import { Construct } from "constructs";
import { privateLinkVpc, quote } from "../../rules";
import { address, attribute, named } from "../terraform";
import { gate } from "./rule-gate";

export interface PrivateLinkRulesProps {
  /** What the deployment calls the Outpost. */
  readonly outpost: string;
  /** Id of the VPC that carries its service link. */
  readonly vpcId: string;
}

/** Proves that the VPC of a private service link can carry it. */
export class PrivateLinkRules extends Construct {
  constructor(scope: Construct, id: string, { outpost, vpcId }: PrivateLinkRulesProps) {
    super(scope, id);
    const seen = new DataAwsVpcs(this, "seen", { filter: [{ name: "vpc-id", values: [vpcId] }] });
    const ids = attribute(named(seen, "service-link", outpost), "ids");
    const vpc = named(new DataAwsVpc(this, "vpc", { id: vpcId }), "service-link", outpost);
    vpc.addOverride("count", `\${contains(${ids}, ${quote(vpcId)}) ? 1 : 0}`);
    gate(this, privateLinkVpc, outpost, {
      name: outpost,
      vpcId,
      tenancy: `one(${address(vpc)}[*].instance_tenancy)`,
    });
  }
}
