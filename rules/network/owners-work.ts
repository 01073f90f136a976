import type { OwnersWork } from "../../deployment";
import { listed } from "../../document";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** An existing VPC, and what of a deployment its owner alone can make. */
export interface OwnersWorkFacts {
  /** Template: id of the VPC. */
  readonly vpcId: string;
  /** Expression: account that owns the VPC. */
  readonly ownerId: string;
  /** Expression: account that Terraform works in. */
  readonly callerAccount: string;
  /** What is asked for, each with its way out. */
  readonly work: readonly OwnersWork[];
}

export const ownersWork: PlanRule<OwnersWorkFacts> = {
  id: "OM-N110",
  title: "What only the owner of a VPC can make is asked for in the owner's account",
  severity: "error",
  stages: ["precondition"],
  why: "An account that subnets are shared with through AWS RAM runs instances, tasks and load balancers in them, with security groups of its own. Subnets, route tables and routes, endpoints, gateways and associations with a local gateway are the owner's: EC2 refuses them to everybody else, half-way through an apply.",
  remedy:
    "Have the owner make it, in a deployment of the owner's account that shares the subnets (`sharedWith`), and refer here to what exists.",
  source: "Amazon VPC user guide, shared subnets: responsibilities and permissions for owners and participants",
  assert: ({ vpcId, ownerId, callerAccount, work }) => ({
    condition: `try(${ownerId} == ${callerAccount}, false)`,
    message: `VPC ${vpcId} belongs to ${placeholder(ownerId, "an unknown account")}, and Terraform works in ${placeholder(callerAccount, "an unknown one")}, which cannot make ${listed(work.map(({ what, instead }) => `${what} (${instead} instead)`))}.`,
  }),
};
