import type { PlanRule } from "../rule";
import { foundOne } from "./found";
import type { SearchFacts } from "./found";

/** An existing subnet that is looked for. */
export interface SubnetSearchFacts extends SearchFacts {
  /** What the deployment calls the subnet. */
  readonly name: string;
}

export const existingSubnetFound: PlanRule<SubnetSearchFacts> = {
  id: "OM-N101",
  title: "Each existing subnet is there, and no other could be meant",
  severity: "error",
  stages: ["precondition"],
  why: "Instances and tasks stand in one subnet of each name. Where several fit, the first that AWS lists may be another tomorrow; where none fits, nothing can be started.",
  remedy:
    "Look for it by tags and filters that it alone has, or give its `id`; `aws ec2 describe-subnets` shows them. Of a subnet that another account shares, the tags are not to be seen: use the filters `owner-id` and `cidr-block`.",
  source: "EC2 API DescribeSubnets; Amazon VPC user guide, shared subnets: responsibilities and permissions",
  assert: ({ name, ...facts }) => {
    const { condition, message } = foundOne("subnet", facts);
    return { condition, message: `${name}: ${message}` };
  },
};
