import type { ScenarioVpc } from "../../scenario";
import { secondaryAssociationId, seenVpcs, vpcCompanions, vpcFilterValues } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const vpc: DataSource = {
  type: "aws_vpc",
  regional: true,
  read(query) {
    const found = single(
      "EC2 VPC",
      vpcsOf(query).filter(
        (each) =>
          (query.text("id") ?? each.id) === each.id &&
          (query.text("cidr_block") ?? each.cidr) === each.cidr &&
          (query.text("state") ?? "available") === "available" &&
          query.flag("default") !== true,
      ),
    );
    return { ...vpcAttributes(query, found), default: false, state: "available" };
  },
};

export const vpcs: DataSource = {
  type: "aws_vpcs",
  regional: true,
  read: (query) => ({ id: query.region, ids: vpcsOf(query).map(({ id }) => id) }),
};

function vpcsOf(query: Query): ScenarioVpc[] {
  return seenVpcs(query.scenario).filter((each) => fits(query, vpcFilterValues(each), each.tags));
}

/** What both the data source and an import say of a VPC. */
export function vpcAttributes(query: Query, found: ScenarioVpc) {
  const companions = vpcCompanions(found);
  return {
    id: found.id,
    arn: query.arn("ec2", `vpc/${found.id}`, found.ownerId),
    cidr_block: found.cidr,
    cidr_block_associations: [
      { association_id: companions.cidrAssociationId, cidr_block: found.cidr, state: "associated" },
      ...found.secondaryCidrs.map((cidr) => ({
        association_id: secondaryAssociationId(found, cidr),
        cidr_block: cidr,
        state: "associated",
      })),
    ],
    dhcp_options_id: companions.dhcpOptionsId,
    enable_dns_hostnames: found.enableDnsHostnames,
    enable_dns_support: found.enableDnsSupport,
    enable_network_address_usage_metrics: false,
    instance_tenancy: found.tenancy,
    ipv6_association_id: found.ipv6Cidr === "" ? "" : secondaryAssociationId(found, found.ipv6Cidr),
    ipv6_cidr_block: found.ipv6Cidr,
    main_route_table_id: companions.mainRouteTableId,
    owner_id: found.ownerId,
    tags: found.tags,
  };
}
