import { coipPoolFilterValues, coipPools as allPools, localGatewayArn } from "../../world";
import type { CoipPool } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

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
    const { id, cidrs, tags, table } = found;
    const arn = localGatewayArn(query.scenario, table.ownerId, `coip-pool/${id}`);
    return { id, arn, local_gateway_route_table_id: table.id, pool_cidrs: cidrs, pool_id: id, tags };
  },
};

export const coipPools: DataSource = {
  type: "aws_ec2_coip_pools",
  regional: true,
  read: (query) => ({ id: query.region, pool_ids: poolsOf(query).map(({ id }) => id) }),
};

function poolsOf(query: Query): CoipPool[] {
  return allPools(query.scenario).filter((pool) => fits(query, coipPoolFilterValues(pool), pool.tags));
}
