import type { Scenario } from "../../scenario";
import { securityGroupFilterValues } from "../../world";
import type { DataSource, Query } from "./data-source";
import { fits, single } from "./filters";

export const securityGroup: DataSource = {
  type: "aws_security_group",
  regional: true,
  read(query) {
    const found = single(
      "EC2 Security Group",
      query.scenario.securityGroups.filter(
        (each) =>
          (query.text("id") ?? each.id) === each.id &&
          (query.text("name") ?? each.name) === each.name &&
          (query.text("vpc_id") ?? each.vpcId) === each.vpcId &&
          fits(query, securityGroupFilterValues(query.scenario, each), each.tags),
      ),
    );
    return securityGroupAttributes(query, found);
  },
};

/** What both the data source and an import say of a security group. */
export function securityGroupAttributes(query: Query, found: Scenario["securityGroups"][number]) {
  return {
    id: found.id,
    arn: query.arn("ec2", `security-group/${found.id}`),
    description: found.description,
    name: found.name,
    tags: found.tags,
    vpc_id: found.vpcId,
  };
}
