import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";
import { localGatewayTables } from "./local-gateway-route-tables";

export const coipPool: DataSource = {
  type: "aws_ec2_coip_pool",
  regional: true,
  read(query) {
    const found = single(
      "EC2 COIP Pool",
      poolsOf(query).filter(
        ({ id, table }) =>
          (query.text("pool_id") ?? id) === id && (query.text("local_gateway_route_table_id") ?? table.id) === table.id,
      ),
    );
    const { id, arn, cidrs, tags, table } = found;
    return { id, arn, local_gateway_route_table_id: table.id, pool_cidrs: cidrs, pool_id: id, tags };
  },
};

export const coipPools: DataSource = {
  type: "aws_ec2_coip_pools",
  regional: true,
  read: (query) => ({ id: query.region, pool_ids: poolsOf(query).map(({ id }) => id) }),
};

function poolsOf(query: Query) {
  return localGatewayTables(query)
    .flatMap((table) =>
      table.coipPools.map((pool) => ({ ...pool, table, arn: query.arn("ec2", `coip-pool/${pool.id}`, table.ownerId) })),
    )
    .filter(({ id, tags, table }) =>
      fits(query, { "coip-pool.local-gateway-route-table-id": table.id, "coip-pool.pool-id": id }, tags),
    );
}
