import { createHash } from "node:crypto";
import { endpointServiceName } from "../../../aws";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

/** Addresses that AWS publishes for a service's prefix list; documentation ranges stand for them. */
const CIDRS = ["192.0.2.0/24", "198.51.100.0/24"];

interface PrefixList {
  readonly id: string;
  readonly name: string;
}

export const prefixList: DataSource = {
  type: "aws_prefix_list",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Prefix List",
      prefixLists(query).filter(({ id }) => (query.text("prefix_list_id") ?? id) === id),
    );
    return { id: found.id, cidr_blocks: CIDRS, name: found.name };
  },
};

export const managedPrefixList: DataSource = {
  type: "aws_ec2_managed_prefix_list",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Managed Prefix List",
      prefixLists(query).filter(({ id }) => (query.text("id") ?? id) === id),
    );
    return {
      id: found.id,
      address_family: "IPv4",
      arn: query.arn("ec2", `prefix-list/${found.id}`, "aws"),
      entries: CIDRS.map((cidr) => ({ cidr, description: "" })),
      max_entries: 0,
      name: found.name,
      owner_id: "AWS",
      tags: {},
      version: 0,
    };
  },
};

/** Services with gateway endpoints have a prefix list of AWS's own. */
function prefixLists(query: Query): PrefixList[] {
  return query.scenario.endpointServices
    .filter(({ type }) => type === "Gateway")
    .map(({ service }) => endpointServiceName(query.region, service))
    .map((name) => ({ name, id: `pl-${createHash("sha256").update(name).digest("hex").slice(0, 8)}` }))
    .filter(({ id, name }) => (query.text("name") ?? name) === name && fits(query, filterValues(id, name), {}));
}

function filterValues(id: string, name: string): Record<string, string> {
  return { "prefix-list-id": id, "prefix-list-name": name, "owner-id": "AWS" };
}
