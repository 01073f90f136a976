/** What AWS asks of the network that carries an Outpost's service link. */
export const SERVICE_LINK = {
  /** Mbps for each compute rack. */
  minBandwidthMbps: 500,
  /** Milliseconds, there and back. */
  maxRoundTripMillis: 175,
  /** Bytes, to the Region's service link endpoints. */
  minMtu: 1500,
  /** Ways to the Region that share no fate; AWS asks for redundant connections. */
  minPaths: 2,
  source: "Outposts network user guide, service links; Outposts server user guide, connectivity to the Region",
  retrieved: "2026-11-23",
} as const;
