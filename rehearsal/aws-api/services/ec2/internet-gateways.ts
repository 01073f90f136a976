import { internetGatewayFilterValues, internetGateways } from "../../../world";
import { ApiError } from "../../errors";
import type { Operation } from "../../service";
import { describe } from "./described";

export const describeInternetGateways: Operation = {
  name: "DescribeInternetGateways",
  answer(question) {
    const all = internetGateways(question.scenario).map((gateway) => ({
      id: gateway.id,
      filterValues: internetGatewayFilterValues(gateway),
      tags: {},
      output: {
        internetGatewayId: gateway.id,
        ownerId: gateway.ownerId,
        attachmentSet: [{ vpcId: gateway.vpcId, state: "available" }],
        tagSet: [],
      },
    }));
    const { items, nextToken } = describe(question, all, {
      ids: "InternetGatewayId",
      notFound: (id) =>
        new ApiError("InvalidInternetGatewayID.NotFound", `The internetGateway ID '${id}' does not exist`),
    });
    return { internetGatewaySet: items.map(({ output }) => output), nextToken };
  },
};
