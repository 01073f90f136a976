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
  return query.scenario.vpcs.filter(({ id, cidr, ownerId, tags }) => {
    const values = { cidr, "is-default": "false", "owner-id": ownerId, state: "available", "vpc-id": id };
    return fits(query, values, tags);
  });
}

/** What both the data source and an import say of a VPC. */
export function vpcAttributes(query: Query, found: ScenarioVpc) {
  const related = (prefix: string, of = found.id) => `${prefix}-0${digits(of, prefix)}`;
  const block = (cidr: string, of: string) => ({
    association_id: related("vpc-cidr-assoc", of),
    cidr_block: cidr,
    state: "associated",
  });
  return {
    id: found.id,
    arn: query.arn("ec2", `vpc/${found.id}`, found.ownerId),
    cidr_block: found.cidr,
    cidr_block_associations: [
      block(found.cidr, found.id),
      ...found.secondaryCidrs.map((cidr) => block(cidr, `${found.id} ${cidr}`)),
    ],
    dhcp_options_id: related("dopt"),
    enable_dns_hostnames: found.enableDnsHostnames,
    enable_dns_support: found.enableDnsSupport,
    enable_network_address_usage_metrics: false,
    instance_tenancy: found.tenancy,
    ipv6_association_id: "",
    ipv6_cidr_block: "",
    main_route_table_id: related("rtb"),
    owner_id: found.ownerId,
    tags: found.tags,
  };
}

function digits(id: string, purpose: string): string {
  return createHash("sha256").update(`${id}\n${purpose}`).digest("hex").slice(0, 16);
}
