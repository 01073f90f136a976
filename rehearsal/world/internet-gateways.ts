import type { Scenario } from "../scenario";
import type { FilterValues } from "./filters";

/** An internet gateway; each of a scenario is attached to its VPC. */
export interface InternetGatewayOfVpc {
  readonly id: string;
  readonly vpcId: string;
  readonly ownerId: string;
}

/** Every internet gateway of a scenario. */
export function internetGateways({ vpcs }: Scenario): InternetGatewayOfVpc[] {
  return vpcs.flatMap(({ id, ownerId, internetGateway }) =>
    internetGateway === undefined ? [] : [{ id: internetGateway, vpcId: id, ownerId }],
  );
}

export function internetGatewayFilterValues({ id, vpcId, ownerId }: InternetGatewayOfVpc): FilterValues {
  return {
    "attachment.state": "available",
    "attachment.vpc-id": vpcId,
    "internet-gateway-id": id,
    "owner-id": ownerId,
  };
}
