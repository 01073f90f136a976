import { natGatewayFilterValues, natGateways } from "../../../world";
import type { NatGatewayOfVpc } from "../../../world";
import { ApiError } from "../../errors";
import type { Operation } from "../../service";
import { describe, tagSet } from "./described";

export const describeNatGateways: Operation = {
  name: "DescribeNatGateways",
  answer(question) {
    const all = natGateways(question.scenario).map((natGateway) => ({
      id: natGateway.id,
      filterValues: natGatewayFilterValues(natGateway),
      tags: natGateway.tags,
      output: described(natGateway),
    }));
    const { items, nextToken } = describe(question, all, {
      ids: "NatGatewayId",
      notFound: (id) => new ApiError("NatGatewayNotFound", `NatGateway ${id} was not found`),
    });
    return { natGatewaySet: items.map(({ output }) => output), nextToken };
  },
};

function described(natGateway: NatGatewayOfVpc) {
  return {
    natGatewayId: natGateway.id,
    subnetId: natGateway.subnetId,
    vpcId: natGateway.vpcId,
    state: natGateway.state,
    connectivityType: natGateway.connectivityType,
    natGatewayAddressSet: [
      {
        ...natGateway.address,
        isPrimary: true,
        networkInterfaceId: natGateway.networkInterfaceId,
        privateIp: natGateway.privateIp,
        status: "succeeded",
      },
    ],
    tagSet: tagSet(natGateway.tags),
  };
}
