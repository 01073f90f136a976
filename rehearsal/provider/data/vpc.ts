import { createHash } from "node:crypto";
import type { ScenarioVpc } from "../../scenario";
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
          fits(query, { "vpc-id": each.id, cidr: each.cidr, state: "available", "is-default": "false" }, each.tags),
      ),
    );
    return { ...vpcAttributes(query, found), default: false, state: "available" };
  },
};

/** What both the data source and an import say of a VPC. */
export function vpcAttributes(query: Query, found: ScenarioVpc) {
  const related = (prefix: string) => `${prefix}-0${digits(found.id, prefix)}`;
  return {
    id: found.id,
    arn: query.arn("ec2", `vpc/${found.id}`),
    cidr_block: found.cidr,
    cidr_block_associations: [
      { association_id: related("vpc-cidr-assoc"), cidr_block: found.cidr, state: "associated" },
    ],
    dhcp_options_id: related("dopt"),
    enable_dns_hostnames: found.enableDnsHostnames,
    enable_dns_support: found.enableDnsSupport,
    enable_network_address_usage_metrics: false,
    instance_tenancy: "default",
    ipv6_association_id: "",
    ipv6_cidr_block: "",
    main_route_table_id: related("rtb"),
    owner_id: query.scenario.account,
    tags: found.tags,
  };
}

function digits(id: string, purpose: string): string {
  return createHash("sha256").update(`${id}\n${purpose}`).digest("hex").slice(0, 16);
}
