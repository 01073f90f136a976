import {
  coipPoolFilterValues,
  coipPools,
  localGatewayArn,
  localGatewayFilterValues,
  localGatewayRouteTableFilterValues,
  localGatewayRouteTables,
  virtualInterfaceFilterValues,
  virtualInterfaceGroupFilterValues,
  virtualInterfaceGroups,
  virtualInterfaces,
} from "../../../world";
import { ApiError } from "../../errors";
import type { Question } from "../../question";
import type { Operation } from "../../service";
import type { Output } from "../../values";
import { describe, tagSet } from "./described";
import type { Described } from "./described";

export const describeLocalGateways = operation(
  { name: "DescribeLocalGateways", ids: "LocalGatewayId", set: "localGatewaySet" },
  ({ scenario }) =>
    scenario.localGateways.map((gateway) => ({
      ...gateway,
      filterValues: localGatewayFilterValues(gateway),
      output: {
        localGatewayId: gateway.id,
        outpostArn: gateway.outpostArn,
        ownerId: gateway.ownerId,
        state: gateway.state,
        tagSet: tagSet(gateway.tags),
      },
    })),
);

export const describeLocalGatewayRouteTables = operation(
  {
    name: "DescribeLocalGatewayRouteTables",
    ids: "LocalGatewayRouteTableId",
    set: "localGatewayRouteTableSet",
  },
  ({ scenario }) =>
    localGatewayRouteTables(scenario).map((table) => ({
      ...table,
      filterValues: localGatewayRouteTableFilterValues(scenario, table),
      output: {
        localGatewayRouteTableId: table.id,
        localGatewayRouteTableArn: localGatewayArn(scenario, table.ownerId, `local-gateway-route-table/${table.id}`),
        localGatewayId: table.gateway.id,
        outpostArn: table.gateway.outpostArn,
        ownerId: table.ownerId,
        state: table.state,
        mode: table.coipPools.length === 0 ? "direct-vpc-routing" : "coip",
        tagSet: tagSet(table.tags),
      },
    })),
);

export const describeLocalGatewayVirtualInterfaceGroups = operation(
  {
    name: "DescribeLocalGatewayVirtualInterfaceGroups",
    ids: "LocalGatewayVirtualInterfaceGroupId",
    set: "localGatewayVirtualInterfaceGroupSet",
  },
  ({ scenario }) =>
    virtualInterfaceGroups(scenario).map((group) => ({
      ...group,
      filterValues: virtualInterfaceGroupFilterValues(group),
      output: {
        localGatewayVirtualInterfaceGroupId: group.id,
        localGatewayVirtualInterfaceIdSet: group.virtualInterfaces.map(({ id }) => id),
        localGatewayId: group.gateway.id,
        ownerId: group.gateway.ownerId,
        tagSet: tagSet(group.tags),
      },
    })),
);

export const describeLocalGatewayVirtualInterfaces = operation(
  {
    name: "DescribeLocalGatewayVirtualInterfaces",
    ids: "LocalGatewayVirtualInterfaceId",
    set: "localGatewayVirtualInterfaceSet",
  },
  ({ scenario }) =>
    virtualInterfaces(scenario).map((each) => ({
      ...each,
      filterValues: virtualInterfaceFilterValues(each),
      output: {
        localGatewayVirtualInterfaceId: each.id,
        localGatewayId: each.gateway.id,
        vlan: each.vlan,
        localAddress: each.localAddress,
        peerAddress: each.peerAddress,
        localBgpAsn: each.localBgpAsn,
        peerBgpAsn: each.peerBgpAsn,
        ownerId: each.gateway.ownerId,
        tagSet: tagSet(each.tags),
      },
    })),
);

export const describeCoipPools = operation(
  { name: "DescribeCoipPools", ids: "PoolId", set: "coipPoolSet" },
  ({ scenario }) =>
    coipPools(scenario).map((pool) => ({
      ...pool,
      filterValues: coipPoolFilterValues(pool),
      output: {
        poolId: pool.id,
        poolArn: localGatewayArn(scenario, pool.table.ownerId, `coip-pool/${pool.id}`),
        poolCidrSet: [...pool.cidrs],
        localGatewayRouteTableId: pool.table.id,
        tagSet: tagSet(pool.tags),
      },
    })),
);

interface Description {
  /** Name of the operation. */
  readonly name: string;
  /** Parameter that names single ones. */
  readonly ids: string;
  /** Key of the list in the answer. */
  readonly set: string;
}

function operation({ name, ids, set }: Description, all: (question: Question) => readonly Described[]): Operation {
  return {
    name,
    answer(question) {
      const { items, nextToken } = describe(question, all(question), {
        ids,
        notFound: (id) => new ApiError(`Invalid${ids.replace(/Id$/, "ID")}.NotFound`, `The ID '${id}' does not exist`),
      });
      return { [set]: items.map(({ output }): Output | string => output), nextToken };
    },
  };
}
