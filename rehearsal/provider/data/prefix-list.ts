import { PREFIX_LIST_OWNER, prefixListFilterValues, prefixLists } from "../../world";
import type { PrefixList } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const prefixList: DataSource = {
  type: "aws_prefix_list",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Prefix List",
      fitting(query).filter(({ id }) => (query.text("prefix_list_id") ?? id) === id),
    );
    return { id: found.id, cidr_blocks: found.cidrs, name: found.name };
  },
};

export const managedPrefixList: DataSource = {
  type: "aws_ec2_managed_prefix_list",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Managed Prefix List",
      fitting(query).filter(({ id }) => (query.text("id") ?? id) === id),
    );
    return {
      id: found.id,
      address_family: "IPv4",
      arn: query.arn("ec2", `prefix-list/${found.id}`, "aws"),
      entries: found.cidrs.map((cidr) => ({ cidr, description: "" })),
      max_entries: 0,
      name: found.name,
      owner_id: PREFIX_LIST_OWNER,
      tags: {},
      version: 0,
    };
  },
};

function fitting(query: Query): PrefixList[] {
  return prefixLists(query.scenario).filter(
    (each) => (query.text("name") ?? each.name) === each.name && fits(query, prefixListFilterValues(each), {}),
  );
}
