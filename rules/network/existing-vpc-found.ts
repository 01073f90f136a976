import type { PlanRule } from "../rule";
import { foundOne } from "./found";
import type { SearchFacts } from "./found";

export const existingVpcFound: PlanRule<SearchFacts> = {
  id: "OM-N100",
  title: "The existing VPC is there, and no other could be meant",
  severity: "error",
  stages: ["precondition"],
  why: "What is built stands in one VPC. Where several fit, the first that AWS lists may be another tomorrow.",
  remedy:
    "Look for it by tags and filters that it alone has, or give its `id`; `aws ec2 describe-vpcs` shows them. Of a VPC that another account shares, the tags are not to be seen: use the filters `owner-id` and `cidr`.",
  source: "EC2 API DescribeVpcs; Amazon VPC user guide, shared subnets: responsibilities and permissions",
  assert: (facts) => foundOne("VPC", facts),
};
