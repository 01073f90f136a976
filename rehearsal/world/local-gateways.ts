import type { Scenario, ScenarioLocalGateway } from "../scenario";
import type { FilterValues } from "./filters";

type RouteTable = ScenarioLocalGateway["routeTables"][number];
type InterfaceGroup = ScenarioLocalGateway["virtualInterfaceGroups"][number];

/** Something that belongs to a local gateway. */
export interface OfLocalGateway {
  readonly gateway: ScenarioLocalGateway;
}
export type LocalGatewayRouteTable = RouteTable & OfLocalGateway;
export type CoipPool = RouteTable["coipPools"][number] & { readonly table: LocalGatewayRouteTable };
export type VirtualInterfaceGroup = InterfaceGroup & OfLocalGateway;
export type VirtualInterface = InterfaceGroup["virtualInterfaces"][number] & OfLocalGateway;

/** Every route table of a local gateway. */
export function localGatewayRouteTables({ localGateways }: Scenario): LocalGatewayRouteTable[] {
  return localGateways.flatMap((gateway) => gateway.routeTables.map((table) => ({ ...table, gateway })));
}

/** Every pool of customer-owned addresses. */
export function coipPools(scenario: Scenario): CoipPool[] {
  return localGatewayRouteTables(scenario).flatMap((table) => table.coipPools.map((pool) => ({ ...pool, table })));
}

/** Every group of a local gateway's virtual interfaces. */
export function virtualInterfaceGroups({ localGateways }: Scenario): VirtualInterfaceGroup[] {
  return localGateways.flatMap((gateway) => gateway.virtualInterfaceGroups.map((group) => ({ ...group, gateway })));
}

/** Every virtual interface of a local gateway. */
export function virtualInterfaces(scenario: Scenario): VirtualInterface[] {
  return virtualInterfaceGroups(scenario).flatMap(({ gateway, virtualInterfaces }) =>
    virtualInterfaces.map((each) => ({ ...each, gateway })),
  );
}

/** ARN of a part of a local gateway. */
export function localGatewayArn({ partition, region }: Scenario, owner: string, resource: string): string {
  return `arn:${partition}:ec2:${region}:${owner}:${resource}`;
}

export function localGatewayFilterValues({ id, outpostArn, ownerId, state }: ScenarioLocalGateway): FilterValues {
  return { "local-gateway-id": id, "outpost-arn": outpostArn, "owner-id": ownerId, state };
}

export function localGatewayRouteTableFilterValues(scenario: Scenario, table: LocalGatewayRouteTable): FilterValues {
  const { id, ownerId, state, gateway } = table;
  return {
    "local-gateway-id": gateway.id,
    "local-gateway-route-table-arn": localGatewayArn(scenario, ownerId, `local-gateway-route-table/${id}`),
    "local-gateway-route-table-id": id,
    "outpost-arn": gateway.outpostArn,
    "owner-id": ownerId,
    state,
  };
}

export function coipPoolFilterValues({ id, table }: CoipPool): FilterValues {
  return { "coip-pool.local-gateway-route-table-id": table.id, "coip-pool.pool-id": id };
}

export function virtualInterfaceGroupFilterValues(group: VirtualInterfaceGroup): FilterValues {
  const { id, gateway, virtualInterfaces } = group;
  return {
    "local-gateway-id": gateway.id,
    "local-gateway-virtual-interface-group-id": id,
    "local-gateway-virtual-interface-id": virtualInterfaces.map((each) => each.id),
    "owner-id": gateway.ownerId,
  };
}

export function virtualInterfaceFilterValues({ gateway, id, ...each }: VirtualInterface): FilterValues {
  return {
    "local-address": each.localAddress,
    "local-bgp-asn": String(each.localBgpAsn),
    "local-gateway-id": gateway.id,
    "local-gateway-virtual-interface-id": id,
    "owner-id": gateway.ownerId,
    "peer-address": each.peerAddress,
    "peer-bgp-asn": String(each.peerBgpAsn),
    vlan: String(each.vlan),
  };
}
