import { natGatewayFilterValues, natGateways as allNatGateways } from "../../world";
import type { NatGatewayOfVpc } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const natGateway: DataSource = {
  type: "aws_nat_gateway",
  regional: true,
  read(query) {
    const found = single(
      "EC2 NAT Gateway",
      natGatewaysOf(query).filter(
        (each) =>
          (query.text("id") ?? each.id) === each.id &&
          (query.text("state") ?? each.state) === each.state &&
          (query.text("subnet_id") ?? each.subnetId) === each.subnetId,
      ),
    );
    return {
      id: found.id,
      allocation_id: found.address?.allocationId ?? "",
      association_id: found.address?.associationId ?? "",
      connectivity_type: found.connectivityType,
      network_interface_id: found.networkInterfaceId,
      private_ip: found.privateIp,
      public_ip: found.address?.publicIp ?? "",
      secondary_allocation_ids: [],
      secondary_private_ip_address_count: 0,
      secondary_private_ip_addresses: [],
      state: found.state,
      subnet_id: found.subnetId,
      tags: found.tags,
      vpc_id: found.vpcId,
    };
  },
};

export const natGateways: DataSource = {
  type: "aws_nat_gateways",
  regional: true,
  read: (query) => ({ id: query.region, ids: natGatewaysOf(query).map(({ id }) => id) }),
};

function natGatewaysOf(query: Query): NatGatewayOfVpc[] {
  return allNatGateways(query.scenario).filter(
    (each) =>
      (query.text("vpc_id") ?? each.vpcId) === each.vpcId && fits(query, natGatewayFilterValues(each), each.tags),
  );
}
