/** Terraform expressions about an existing NAT gateway. None of them fails when it is missing. */
export interface NatGatewayFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  readonly natGateway: string;
  /** The VPC's id, as text. */
  readonly vpc: string;
  /** Ids of the VPC's NAT gateways. */
  readonly natGateways: string;
  readonly state: string;
  readonly connectivity: string;
}

/** Terraform expressions about an existing VPC's internet gateway. */
export interface InternetGatewayFacts {
  readonly internetGateway: string;
  /** The VPC's id, as text. */
  readonly vpc: string;
  /** List of what the internet gateway is attached to. */
  readonly attachments: string;
}
