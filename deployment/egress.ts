import type { Network, Outpost, RegionalSubnet } from "./schema";

/** The Regional subnet that an Outpost's new NAT gateway stands in; undefined when it has none, or one that is not there. */
export function natGatewaySubnet({ regionalSubnets }: Network, { egress }: Outpost): RegionalSubnet | undefined {
  return egress?.subnet === undefined ? undefined : regionalSubnets.find(({ name }) => name === egress.subnet);
}

/** Names of the Regional subnets that new NAT gateways stand in, sorted. */
export function natGatewaySubnets({ outposts }: Network): string[] {
  return [...new Set(outposts.flatMap(({ egress }) => egress?.subnet ?? []))].sort();
}

/** The Regional subnets that interface endpoints are put in: beside an Outpost, and not a NAT gateway's. */
export function endpointSubnets(network: Network): RegionalSubnet[] {
  const taken = natGatewaySubnets(network);
  return network.regionalSubnets.filter(
    ({ name, availabilityZone }) => availabilityZone === undefined && !taken.includes(name),
  );
}

/**
 * Whether a Regional subnet stands in an Outpost's anchor Availability Zone, as far as the file says;
 * undefined when only a plan can tell.
 */
export function isBeside({ outposts }: Network, subnet: RegionalSubnet, outpost: Outpost): boolean | undefined {
  if (subnet.id !== undefined) return undefined;
  const beside = subnet.outpost === undefined ? outposts[0] : outposts.find(({ name }) => name === subnet.outpost);
  if (subnet.availabilityZone === undefined && beside === outpost) return true;
  const zone = subnet.availabilityZone ?? beside?.availabilityZone;
  return zone === undefined || outpost.availabilityZone === undefined ? undefined : zone === outpost.availabilityZone;
}
