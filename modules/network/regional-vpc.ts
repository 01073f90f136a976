import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import type { VpcFacts } from "../../rules";
import { attribute, named, reference } from "../terraform";
import type { Existing } from "./existing";

/** Expressions about an existing VPC. */
export interface ExistingVpcFacts extends VpcFacts {
  /** Account that owns it. */
  readonly ownerId: string;
  /** Tenancy of instances in it. */
  readonly tenancy: string;
  /** Its IPv6 block; empty when it has none. */
  readonly ipv6Cidr: string;
  /** Its IPv4 blocks. */
  readonly blocks: string;
}

export interface RegionalVpcProps {
  /** Value of the Name tag. */
  readonly name: string;
  /** Block of a new VPC, or the existing one that was found. */
  readonly vpc: { readonly cidr: string } | Existing;
}

/**
 * The Regional VPC that Outposts extend: created with DNS support and DNS hostnames and with a default security group that
 * lets nothing through, or one that exists already and is left as it is.
 */
export class RegionalVpc extends Construct {
  /** Template: the VPC's id. */
  readonly vpcId: string;
  /** Template: the VPC's IPv4 block. */
  readonly cidr: string;
  /** Expressions about an existing VPC; undefined for a new one. */
  readonly existing: ExistingVpcFacts | undefined;

  constructor(scope: Construct, id: string, { name, vpc }: RegionalVpcProps) {
    super(scope, id);
    if ("readBy" in vpc) {
      const found = named(new DataAwsVpc(this, "existing", { id: vpc.readBy }), "main");
      this.vpcId = vpc.id;
      this.cidr = reference(found, "cidr_block");
      this.existing = {
        id: vpc.id,
        enableDnsSupport: attribute(found, "enable_dns_support"),
        enableDnsHostnames: attribute(found, "enable_dns_hostnames"),
        ownerId: attribute(found, "owner_id"),
        tenancy: attribute(found, "instance_tenancy"),
        ipv6Cidr: attribute(found, "ipv6_cidr_block"),
        blocks: `[for block in ${attribute(found, "cidr_block_associations")} : block.cidr_block if block.state == "associated"]`,
      };
      return;
    }
    const created = new Vpc(this, "new", {
      cidrBlock: vpc.cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: name },
    });
    this.vpcId = reference(named(created, "main"), "id");
    this.cidr = vpc.cidr;
    this.closeDefaultGroup(name);
  }

  /** Whatever is started without a security group gets the default one, which lets everything out and its like in. */
  private closeDefaultGroup(name: string): void {
    const group = new DefaultSecurityGroup(this, "default-group", {
      vpcId: this.vpcId,
      // Said in so many words, so that a rule that somebody adds is a change that a plan takes back.
      ingress: [],
      egress: [],
      tags: { Name: `${name}-default` },
    });
    named(group, "main");
  }
}
