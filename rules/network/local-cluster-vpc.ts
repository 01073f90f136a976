import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** An existing VPC that the control plane of a local cluster is to stand in. */
export interface LocalClusterVpcFacts {
  /** Template: id of the VPC. */
  readonly vpcId: string;
  /** Expression: its IPv6 block. */
  readonly ipv6Cidr: string;
}

export const localClusterVpc: PlanRule<LocalClusterVpcFacts> = {
  id: "OM-N113",
  title: "The existing VPC of a local cluster has no IPv6 block",
  severity: "error",
  stages: ["precondition"],
  why: "EKS makes no local cluster on an Outpost in a VPC that has an IPv6 block, also where the subnets have none: clusters on Outposts are IPv4 alone.",
  remedy:
    "Use a VPC without an IPv6 block, or take the block off this one; an extended cluster can stand in it as it is.",
  source: "Amazon EKS user guide, local clusters on Outposts: VPC requirements and considerations",
  assert: ({ vpcId, ipv6Cidr }) => ({
    condition: `try(try(coalesce(${ipv6Cidr}), "") == "", false)`,
    message: `VPC ${vpcId} has the IPv6 block ${placeholder(ipv6Cidr, "none")}, and a local cluster is to stand in it.`,
  }),
};
