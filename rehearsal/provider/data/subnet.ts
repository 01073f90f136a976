import { placedSubnets, subnetFilterValues } from "../../world";
import type { PlacedSubnet } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const subnet: DataSource = {
  type: "aws_subnet",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Subnet",
      subnetsOf(query).filter(
        (each) =>
          (query.text("id") ?? each.id) === each.id &&
          (query.text("vpc_id") ?? each.vpcId) === each.vpcId &&
          (query.text("cidr_block") ?? each.cidr) === each.cidr &&
          (query.text("availability_zone") ?? each.availabilityZone) === each.availabilityZone &&
          (query.text("availability_zone_id") ?? each.availabilityZoneId) === each.availabilityZoneId &&
          (query.text("state") ?? "available") === "available" &&
          query.flag("default_for_az") !== true,
      ),
    );
    return { ...subnetAttributes(query, found), default_for_az: false, state: "available" };
  },
};

export const subnets: DataSource = {
  type: "aws_subnets",
  regional: true,
  read: (query) => ({ id: query.region, ids: subnetsOf(query).map((each) => each.id) }),
};

/** What both the data source and an import say of a subnet. */
export function subnetAttributes(query: Query, found: PlacedSubnet) {
  return {
    id: found.id,
    arn: query.arn("ec2", `subnet/${found.id}`, found.ownerId),
    assign_ipv6_address_on_creation: false,
    availability_zone: found.availabilityZone,
    availability_zone_id: found.availabilityZoneId,
    available_ip_address_count: found.freeAddresses,
    cidr_block: found.cidr,
    customer_owned_ipv4_pool: "",
    enable_dns64: false,
    enable_lni_at_device_index: 0,
    enable_resource_name_dns_a_record_on_launch: false,
    enable_resource_name_dns_aaaa_record_on_launch: false,
    ipv6_cidr_block: found.ipv6Cidr,
    ipv6_cidr_block_association_id: "",
    ipv6_native: false,
    map_customer_owned_ip_on_launch: false,
    map_public_ip_on_launch: false,
    outpost_arn: found.outpostArn ?? "",
    owner_id: found.ownerId,
    private_dns_hostname_type_on_launch: "ip-name",
    tags: found.tags,
    vpc_id: found.vpcId,
  };
}

/** Every subnet that fits the query's tags and filters. */
export function subnetsOf(query: Query): PlacedSubnet[] {
  return placedSubnets(query.scenario).filter((each) => fits(query, subnetFilterValues(each), each.tags));
}
