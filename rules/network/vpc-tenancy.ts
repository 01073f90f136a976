import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** An existing VPC and its tenancy. */
export interface TenancyFacts {
  /** Template: id of the VPC. */
  readonly vpcId: string;
  /** Expression: tenancy of instances in the VPC. */
  readonly tenancy: string;
}

export const vpcTenancy: PlanRule<TenancyFacts> = {
  id: "OM-N112",
  title: "The existing VPC has default tenancy",
  severity: "warning",
  stages: ["check"],
  why: "In a VPC with dedicated tenancy every instance is a Dedicated Instance, whatever its launch template says, and is billed as one. An Outpost is dedicated hardware already. Such a VPC cannot carry a private service link either.",
  remedy:
    "Set the VPC's tenancy to default with `aws ec2 modify-vpc-tenancy`, which counts for instances that are launched afterwards; or set this rule to `off` with the reason why instances are to be dedicated.",
  source:
    "Amazon EC2 user guide, Dedicated Instances; Outposts user guide (racks), optimize Amazon EC2: the hardware is dedicated already",
  assert: ({ vpcId, tenancy }) => ({
    condition: `try(${tenancy} == "default", false)`,
    message: `VPC ${vpcId} has the tenancy ${placeholder(tenancy, "unknown")}: every instance in it is a Dedicated Instance.`,
  }),
};
