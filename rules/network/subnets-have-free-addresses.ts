import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import { needText, sumWithNew, totalOf } from "./subnet-addresses";
import type { AddressFacts } from "./subnets-large-enough";

export const subnetsHaveFreeAddresses: PlanRule<AddressFacts> = {
  id: "OM-N106",
  title: "The existing subnets of an Outpost have addresses left for what the deployment puts there",
  severity: "warning",
  stages: ["check"],
  why: "Others may have taken the addresses of a subnet that exists already. What of this deployment runs there has taken some of them itself, so this warns and does not block.",
  remedy:
    "Free addresses, or give the Outpost another subnet. Once everything runs, what counts is what a rollout needs.",
  source: "EC2 API DescribeSubnets, AvailableIpAddressCount; Amazon ECS developer guide, task networking with awsvpc",
  assert: ({ outpost, subnets, needs }) => {
    const sum = sumWithNew(
      outpost,
      subnets.map(({ freeAddresses }) => freeAddresses),
    );
    return {
      condition: `try(${sum} >= ${totalOf(needs)}, false)`,
      message: `Outpost ${outpost.name} has ${placeholder(`tostring(${sum})`, "an unknown number of")} free addresses; ${needText(needs)}.`,
    };
  },
};
