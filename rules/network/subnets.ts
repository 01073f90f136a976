import type { Deployment, Outpost, OutpostSubnet } from "../../deployment";

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

/** The subnets on Outposts, each with its Outpost and its place in the file, in the order of the file. */
export function outpostSubnets({ network }: Deployment): {
  readonly outpost: Outpost;
  readonly subnet: OutpostSubnet;
  readonly path: readonly (string | number)[];
}[] {
  return (network?.outposts ?? []).flatMap((outpost, i) =>
    outpost.subnets.map((subnet, j) => ({ outpost, subnet, path: ["network", "outposts", i, "subnets", j] })),
  );
}
