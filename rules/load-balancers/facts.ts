import type { OutpostFacts } from "../prerequisites/facts";

/** Terraform expressions about an existing subnet that a load balancer stands in. */
export interface BalancerSubnetFacts {
  /** What the deployment calls the load balancer. */
  readonly balancer: string;
  /** What the deployment calls the subnet. */
  readonly subnet: string;
  readonly cidr: string;
  /** How many addresses of the subnet nobody has. */
  readonly freeAddresses: string;
}

/** An Outpost and the load balancers that start instances on it. */
export interface BalancedOutpostFacts extends OutpostFacts {
  readonly balancers: readonly string[];
}
