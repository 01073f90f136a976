/** What Elastic Load Balancing offers on Outposts. */
export const OUTPOST_BALANCER_FACTS = {
  source:
    "Outposts user guide (racks), service tables by Region; Elastic Load Balancing user guide, subnets on an Outpost",
  retrieved: "2026-11-23",
} as const;

/** Regions with Outposts whose racks have no Application Load Balancer, sorted. */
export const REGIONS_WITHOUT_RACK_BALANCER: readonly string[] = ["eu-south-2", "il-central-1", "me-central-1"];

/** Longest prefix that a subnet of a load balancer on a rack may have. */
export const BALANCER_SUBNET_PREFIX = 27;

/** Free addresses that a load balancer needs in its subnet. */
export const BALANCER_FREE_ADDRESSES = 8;

/** Instances that a load balancer starts with on a rack, and their size. */
export const BALANCER_INSTANCES = { count: 2, size: "large" } as const;

/** Longest name of a load balancer or a target group (Elastic Load Balancing API reference). */
export const BALANCER_NAME_LENGTH = 32;

/**
 * Predefined security policies that take nothing below TLS 1.2, by the beginning of their names (Elastic Load Balancing
 * user guide, security policies for Application Load Balancers; retrieved 2026-11-23).
 */
const MODERN_TLS_POLICIES = [
  "ELBSecurityPolicy-TLS13-1-2-",
  "ELBSecurityPolicy-TLS13-1-3-",
  "ELBSecurityPolicy-TLS-1-2-",
  "ELBSecurityPolicy-FS-1-2-",
];

/** Whether a predefined security policy takes TLS 1.2 and later alone. */
export function isModernTlsPolicy(policy: string): boolean {
  return MODERN_TLS_POLICIES.some((beginning) => policy.startsWith(beginning));
}
