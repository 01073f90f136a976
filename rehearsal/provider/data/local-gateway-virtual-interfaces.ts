import {
  virtualInterfaceFilterValues,
  virtualInterfaceGroupFilterValues,
  virtualInterfaceGroups,
  virtualInterfaces,
} from "../../world";
import type { VirtualInterface, VirtualInterfaceGroup } from "../../world";
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
    const {
      id,
      tags,
      gateway,
      virtualInterfaces: members,
    } = single(
      "EC2 Local Gateway Virtual Interface Group",
      groupsOf(query).filter(
        (group) =>
          (query.text("id") ?? group.id) === group.id &&
          (query.text("local_gateway_id") ?? group.gateway.id) === group.gateway.id,
      ),
    );
    const interfaces = members.map((each) => each.id);
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

function groupsOf(query: Query): VirtualInterfaceGroup[] {
  return virtualInterfaceGroups(query.scenario).filter((group) =>
    fits(query, virtualInterfaceGroupFilterValues(group), group.tags),
  );
}

function interfacesOf(query: Query): VirtualInterface[] {
  return virtualInterfaces(query.scenario).filter((each) => fits(query, virtualInterfaceFilterValues(each), each.tags));
}
