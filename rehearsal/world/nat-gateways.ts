import { formatIpv4, parseIpv4Cidr } from "../../aws";
import type { Scenario, ScenarioVpc } from "../scenario";
import { hexDigits } from "./digits";
import type { FilterValues } from "./filters";

/** A NAT gateway with what follows from the VPC and the subnet that it is in. */
export interface NatGatewayOfVpc {
  readonly id: string;
  readonly subnetId: string;
  readonly vpcId: string;
  readonly state: string;
  readonly connectivityType: "public" | "private";
  readonly networkInterfaceId: string;
  readonly privateIp: string;
  /** Its address of the internet; undefined for a private one. */
  readonly address:
    { readonly publicIp: string; readonly allocationId: string; readonly associationId: string } | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** Every NAT gateway of a scenario. */
export function natGateways({ vpcs }: Scenario): NatGatewayOfVpc[] {
  return vpcs.flatMap((vpc) => vpc.natGateways.map((each, index) => placed(vpc, each, index)));
}

function placed(vpc: ScenarioVpc, natGateway: ScenarioVpc["natGateways"][number], index: number): NatGatewayOfVpc {
  const { id, subnetId, state, connectivityType, tags } = natGateway;
  const related = (prefix: string) => `${prefix}-0${hexDigits(16, id, prefix)}`;
  const block = parseIpv4Cidr(vpc.subnets.find((subnet) => subnet.id === subnetId)?.cidr ?? "");
  return {
    id,
    subnetId,
    vpcId: vpc.id,
    state,
    connectivityType,
    networkInterfaceId: related("eni"),
    // The first four addresses of a subnet are AWS's own.
    privateIp: block === undefined ? "" : formatIpv4(block.first + 4 + index),
    address:
      connectivityType === "private"
        ? undefined
        : {
            publicIp: `203.0.113.${index + 1}`,
            allocationId: related("eipalloc"),
            associationId: related("eipassoc"),
          },
    tags,
  };
}

export function natGatewayFilterValues({ id, state, subnetId, vpcId }: NatGatewayOfVpc): FilterValues {
  return { "nat-gateway-id": id, state, "subnet-id": subnetId, "vpc-id": vpcId };
}
