import { IPV6_ON_OUTPOSTS } from "../../aws";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { ExistingSubnetsFacts } from "./existing-subnets";

/** Existing subnets on an Outpost. */
export interface OutpostSubnetsFacts extends ExistingSubnetsFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
}

export const existingSubnetsIpv4: PlanRule<OutpostSubnetsFacts> = {
  id: "OM-N104",
  title: "The existing subnets on an Outpost are IPv4 alone",
  severity: "error",
  stages: ["precondition"],
  why: `Of two addresses a client takes the IPv6 one first, and ${IPV6_ON_OUTPOSTS}. EKS on Outposts is IPv4 alone.`,
  remedy:
    "Name a subnet without an IPv6 block, or take the block off the subnet. Where IPv6 is meant for what is on the same Outpost alone, set this rule to `warn` with that reason.",
  source: "Outposts network user guide, how Outposts works: IPv6; Amazon EKS user guide, EKS on Outposts: IPv4 only",
  assert: ({ name, subnets }) => ({
    condition: `try(${subnets.map(({ ipv6Cidr }) => `try(coalesce(${ipv6Cidr}), "") == ""`).join(" && ")}, false)`,
    message: `Subnets on Outpost ${name} have IPv6 blocks: ${subnets.map((each) => `${each.name} ${placeholder(each.ipv6Cidr, "none")}`).join("; ")}.`,
  }),
};
