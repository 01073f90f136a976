import { localGatewayRouteTableFilterValues, localGatewayRouteTables as routeTablesOf } from "../../world";
import type { LocalGatewayRouteTable } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

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

function tablesOf(query: Query): LocalGatewayRouteTable[] {
  const { scenario } = query;
  return routeTablesOf(scenario).filter((table) =>
    fits(query, localGatewayRouteTableFilterValues(scenario, table), table.tags),
  );
}
