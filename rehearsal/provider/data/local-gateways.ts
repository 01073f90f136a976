import type { ScenarioLocalGateway } from "../../scenario";
import { localGatewayFilterValues } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const localGateway: DataSource = {
  type: "aws_ec2_local_gateway",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Local Gateway",
      gatewaysOf(query).filter(
        ({ id, state }) => (query.text("id") ?? id) === id && (query.text("state") ?? state) === state,
      ),
    );
    const { id, outpostArn, ownerId, state, tags } = found;
    return { id, outpost_arn: outpostArn, owner_id: ownerId, state, tags };
  },
};

export const localGateways: DataSource = {
  type: "aws_ec2_local_gateways",
  regional: true,
  read: (query) => ({ id: query.region, ids: gatewaysOf(query).map(({ id }) => id) }),
};

function gatewaysOf(query: Query): ScenarioLocalGateway[] {
  return query.scenario.localGateways.filter((each) => fits(query, localGatewayFilterValues(each), each.tags));
}
