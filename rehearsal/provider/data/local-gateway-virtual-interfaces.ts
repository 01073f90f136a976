import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const localGatewayVirtualInterface: DataSource = {
  type: "aws_ec2_local_gateway_virtual_interface",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Local Gateway Virtual Interface",
      interfacesOf(query).filter(({ id }) => (query.text("id") ?? id) === id),
    );
    return {
      id: found.id,
      local_address: found.localAddress,
      local_bgp_asn: found.localBgpAsn,
      local_gateway_id: found.gateway.id,
      local_gateway_virtual_interface_ids: [],
      peer_address: found.peerAddress,
      peer_bgp_asn: found.peerBgpAsn,
      tags: found.tags,
      vlan: found.vlan,
    };
  },
};

export const localGatewayVirtualInterfaceGroup: DataSource = {
  type: "aws_ec2_local_gateway_virtual_interface_group",
  regional: true,
  read(query) {
    const { id, tags, gateway, virtualInterfaces } = single(
      "EC2 Local Gateway Virtual Interface Group",
      groupsOf(query).filter(
        (group) =>
          (query.text("id") ?? group.id) === group.id &&
          (query.text("local_gateway_id") ?? group.gateway.id) === group.gateway.id,
      ),
    );
    const interfaces = virtualInterfaces.map((each) => each.id);
    return { id, local_gateway_id: gateway.id, local_gateway_virtual_interface_ids: interfaces, tags };
  },
};

export const localGatewayVirtualInterfaceGroups: DataSource = {
  type: "aws_ec2_local_gateway_virtual_interface_groups",
  regional: true,
  read(query) {
    const found = groupsOf(query);
    return {
      id: query.region,
      ids: found.map(({ id }) => id),
      local_gateway_virtual_interface_ids: found.flatMap((group) => group.virtualInterfaces.map(({ id }) => id)),
    };
  },
};

function allGroups({ scenario }: Query) {
  return scenario.localGateways.flatMap((gateway) =>
    gateway.virtualInterfaceGroups.map((group) => ({ ...group, gateway })),
  );
}

function groupsOf(query: Query) {
  return allGroups(query).filter(({ id, gateway, tags }) => {
    const own = { "local-gateway-id": gateway.id, "local-gateway-virtual-interface-group-id": id };
    return fits(query, { ...own, "owner-id": gateway.ownerId }, tags);
  });
}

function interfacesOf(query: Query) {
  return allGroups(query)
    .flatMap(({ virtualInterfaces, gateway }) => virtualInterfaces.map((each) => ({ ...each, gateway })))
    .filter((each) => {
      const values = {
        "local-address": each.localAddress,
        "local-bgp-asn": String(each.localBgpAsn),
        "local-gateway-id": each.gateway.id,
        "local-gateway-virtual-interface-id": each.id,
        "owner-id": each.gateway.ownerId,
        "peer-address": each.peerAddress,
        "peer-bgp-asn": String(each.peerBgpAsn),
        vlan: String(each.vlan),
      };
      return fits(query, values, each.tags);
    });
}
