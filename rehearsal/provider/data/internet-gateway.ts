import { internetGatewayFilterValues, internetGateways } from "../../world";
import type { DataSource } from "./data-source";
import { fits, single } from "./filters";

export const internetGateway: DataSource = {
  type: "aws_internet_gateway",
  regional: true,
  read(query) {
    const { id, vpcId, ownerId } = single(
      "EC2 Internet Gateway",
      internetGateways(query.scenario).filter(
        (each) =>
          (query.text("internet_gateway_id") ?? each.id) === each.id &&
          fits(query, internetGatewayFilterValues(each), {}),
      ),
    );
    return {
      id,
      internet_gateway_id: id,
      arn: query.arn("ec2", `internet-gateway/${id}`, ownerId),
      attachments: [{ state: "available", vpc_id: vpcId }],
      owner_id: ownerId,
      tags: {},
    };
  },
};
