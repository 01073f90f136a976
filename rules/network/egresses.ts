import type { Deployment, Network, Outpost } from "../../deployment";

/** An Outpost's way to the internet with its place in the file. */
export interface PlacedEgress {
  readonly network: Network;
  readonly outpost: Outpost;
  readonly egress: NonNullable<Outpost["egress"]>;
  readonly path: readonly (string | number)[];
}

/** The ways from Outposts to the internet, in the order of the file. */
export function placedEgresses({ network }: Deployment): PlacedEgress[] {
  if (network === undefined) return [];
  return network.outposts.flatMap((outpost, index) =>
    outpost.egress === undefined
      ? []
      : [{ network, outpost, egress: outpost.egress, path: ["network", "outposts", index, "egress"] }],
  );
}
