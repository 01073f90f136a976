import type { Deployment } from "../../deployment";

/** A subnet of the deployment with its place in the file. */
export interface PlacedSubnet {
  readonly name: string;
  /** Undefined for an existing subnet. */
  readonly cidr: string | undefined;
  readonly path: readonly (string | number)[];
}

/** All subnets of the deployment, in the order of the file. */
export function placedSubnets({ network }: Deployment): PlacedSubnet[] {
  if (network === undefined) return [];
  const onOutposts = network.outposts.flatMap((outpost, i) =>
    outpost.subnets.map(({ name, cidr }, j) => ({ name, cidr, path: ["network", "outposts", i, "subnets", j] })),
  );
  const regional = network.regionalSubnets.map(({ name, cidr }, i) => ({
    name,
    cidr,
    path: ["network", "regionalSubnets", i],
  }));
  return [...onOutposts, ...regional];
}
