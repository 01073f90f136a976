import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** The VPC that carries the private service link of an Outpost. */
export interface PrivateLinkFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  readonly vpcId: string;
  /** Expression: tenancy of instances in the VPC; null when this account does not see the VPC. */
  readonly tenancy: string;
}

export const privateLinkVpc: PlanRule<PrivateLinkFacts> = {
  id: "OM-P060",
  title: "The VPC that carries a private service link is there, with default tenancy",
  severity: "error",
  stages: ["precondition"],
  why: "A private service link comes in through a VPC and a subnet of the Region that are chosen with the order and cannot be changed after it. A VPC with dedicated tenancy cannot carry one, and its tenancy can be changed to default.",
  remedy:
    "Correct `connectivity.serviceLinks.NAME.private.vpc`; where it is right, set the VPC's tenancy to default with `aws ec2 modify-vpc-tenancy`.",
  source:
    "Amazon VPC user guide, create a VPC: tenancy; Outposts user guide (racks), service link private connectivity using VPC",
  assert: ({ name, vpcId, tenancy }) => ({
    condition: `try(${tenancy} == "default", false)`,
    message: `The VPC ${vpcId}, which carries the service link of Outpost ${name}, has the tenancy ${placeholder(tenancy, "unknown, because this account does not see it")}; default is needed.`,
  }),
};
