import { parseIpv4Cidr } from "../../aws";
import type { Scenario, ScenarioSubnet, ScenarioVpc } from "../scenario";
import type { FilterValues } from "./filters";
import { zoneId } from "./zones";

/** A subnet with what follows from the VPC and the zone that it is in. */
export interface PlacedSubnet extends ScenarioSubnet {
  readonly vpcId: string;
  readonly ownerId: string;
  readonly availabilityZoneId: string;
  readonly freeAddresses: number;
}

/** Every subnet of a scenario. */
export function placedSubnets(scenario: Scenario): PlacedSubnet[] {
  return scenario.vpcs.flatMap((vpc) =>
    vpc.subnets.map((subnet) => ({
      ...subnet,
      tags: seenTags(scenario, vpc.ownerId, subnet.tags),
      vpcId: vpc.id,
      ownerId: vpc.ownerId,
      availabilityZoneId: zoneId(scenario, subnet.availabilityZone),
      freeAddresses: subnet.freeAddresses ?? freeAddresses(subnet.cidr),
    })),
  );
}

/** The VPCs of a scenario as the account sees them. */
export function seenVpcs(scenario: Scenario): ScenarioVpc[] {
  return scenario.vpcs.map((vpc) => ({ ...vpc, tags: seenTags(scenario, vpc.ownerId, vpc.tags) }));
}

/** AWS does not share an owner's tags with those whom a VPC's subnets are shared with. */
function seenTags<T extends object>({ account }: Scenario, ownerId: string, tags: T): T | Record<string, never> {
  return ownerId === account ? tags : {};
}

/** AWS keeps five addresses of every subnet to itself. */
function freeAddresses(cidr: string): number {
  const block = parseIpv4Cidr(cidr);
  return block === undefined ? 0 : Math.max(0, block.last - block.first + 1 - 5);
}

export function subnetFilterValues(subnet: PlacedSubnet): FilterValues {
  return {
    "availability-zone": subnet.availabilityZone,
    "availability-zone-id": subnet.availabilityZoneId,
    "cidr-block": subnet.cidr,
    "default-for-az": "false",
    "outpost-arn": subnet.outpostArn ?? "",
    "owner-id": subnet.ownerId,
    state: "available",
    "subnet-id": subnet.id,
    "vpc-id": subnet.vpcId,
  };
}
