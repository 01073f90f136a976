import type { ScenarioLocalGateway } from "../../scenario";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

type Table = ScenarioLocalGateway["routeTables"][number] & { readonly gateway: ScenarioLocalGateway };

export const localGatewayRouteTable: DataSource = {
  type: "aws_ec2_local_gateway_route_table",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Local Gateway Route Table",
      tablesOf(query).filter(
        ({ id, state, gateway }) =>
          (query.text("local_gateway_route_table_id") ?? id) === id &&
          (query.text("local_gateway_id") ?? gateway.id) === gateway.id &&
          (query.text("outpost_arn") ?? gateway.outpostArn) === gateway.outpostArn &&
          (query.text("state") ?? state) === state,
      ),
    );
    const { id, state, tags, gateway } = found;
    return {
      id,
      local_gateway_id: gateway.id,
      local_gateway_route_table_id: id,
      outpost_arn: gateway.outpostArn,
      state,
      tags,
    };
  },
};

export const localGatewayRouteTables: DataSource = {
  type: "aws_ec2_local_gateway_route_tables",
  regional: true,
  read: (query) => ({ id: query.region, ids: tablesOf(query).map(({ id }) => id) }),
};

/** Every route table of a local gateway, with its gateway. */
export function localGatewayTables(query: Query): Table[] {
  return query.scenario.localGateways.flatMap((gateway) => gateway.routeTables.map((table) => ({ ...table, gateway })));
}

function tablesOf(query: Query): Table[] {
  return localGatewayTables(query).filter(({ id, ownerId, state, tags, gateway }) => {
    const values = {
      "local-gateway-id": gateway.id,
      "local-gateway-route-table-arn": query.arn("ec2", `local-gateway-route-table/${id}`, ownerId),
      "local-gateway-route-table-id": id,
      "outpost-arn": gateway.outpostArn,
      "owner-id": ownerId,
      state,
    };
    return fits(query, values, tags);
  });
}
