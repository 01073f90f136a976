import type { ScenarioVpc } from "../../scenario";
import { vpcCompanions, vpcFilterValues } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const vpc: DataSource = {
  type: "aws_vpc",
  regional: true,
  read(query) {
    const found = single(
      "EC2 VPC",
      query.scenario.vpcs.filter(
        (each) =>
          (query.text("id") ?? each.id) === each.id &&
          (query.text("cidr_block") ?? each.cidr) === each.cidr &&
          (query.text("state") ?? "available") === "available" &&
          query.flag("default") !== true &&
          fits(query, vpcFilterValues(each), each.tags),
      ),
    );
    return { ...vpcAttributes(query, found), default: false, state: "available" };
  },
};

/** What both the data source and an import say of a VPC. */
export function vpcAttributes(query: Query, found: ScenarioVpc) {
  const companions = vpcCompanions(found);
  return {
    id: found.id,
    arn: query.arn("ec2", `vpc/${found.id}`),
    cidr_block: found.cidr,
    cidr_block_associations: [
      { association_id: companions.cidrAssociationId, cidr_block: found.cidr, state: "associated" },
    ],
    dhcp_options_id: companions.dhcpOptionsId,
    enable_dns_hostnames: found.enableDnsHostnames,
    enable_dns_support: found.enableDnsSupport,
    enable_network_address_usage_metrics: false,
    instance_tenancy: "default",
    ipv6_association_id: "",
    ipv6_cidr_block: "",
    main_route_table_id: companions.mainRouteTableId,
    owner_id: query.scenario.account,
    tags: found.tags,
  };
}
