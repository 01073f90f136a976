/** Terraform expressions about an existing subnet. */
export interface ExistingSubnetFacts {
  /** What the deployment calls it. */
  readonly name: string;
  readonly vpcId: string;
  readonly ownerId: string;
  readonly availabilityZone: string;
  readonly availabilityZoneId: string;
  readonly outpostArn: string;
  readonly cidr: string;
  readonly ipv6Cidr: string;
  /** How many of its addresses nobody has. */
  readonly freeAddresses: string;
}

/** Existing subnets on an Outpost or beside it. */
export interface ExistingSubnetsFacts {
  readonly subnets: readonly ExistingSubnetFacts[];
}
