import { RESERVED_ADDRESSES, addressNeeds, outpostForTasks } from "../../deployment";
import type { AddressNeed, Outpost } from "../../deployment";
import { placeholder } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import type { ExistingSubnetsFacts } from "./existing-subnets";
import { addressesOfNew, needText, sumWithNew, totalOf } from "./subnet-addresses";

/** The subnets of an Outpost, of which some exist already, and what wants addresses of them. */
export interface AddressFacts extends ExistingSubnetsFacts {
  /** The Outpost with those subnets alone. */
  readonly outpost: Outpost;
  readonly needs: readonly AddressNeed[];
}

export const subnetsLargeEnough: PlanRule<AddressFacts> & SynthRule = {
  id: "OM-N105",
  title: "The subnets of an Outpost are large enough for what the deployment puts there",
  severity: "error",
  stages: ["synth", "precondition"],
  why: "Every container instance, every task, every node and every pod has an address of its subnet, and during a rollout old and new ones run side by side. Without an address nothing starts.",
  remedy: "Give the Outpost a larger subnet, or another one.",
  source:
    "Amazon ECS developer guide, task networking with awsvpc; Amazon VPC user guide, subnet sizing: five addresses are reserved",
  *inspect({ deployment }) {
    if (deployment.workloads?.platform !== "ecs") return;
    for (const [index, outpost] of (deployment.network?.outposts ?? []).entries()) {
      const has = addressesOfNew(outpostForTasks(deployment, outpost));
      const needs = addressNeeds(deployment, outpost);
      if (has === undefined || totalOf(needs) <= has) continue;
      const message = `Outpost ${outpost.name} has ${has} addresses; ${needText(needs)}.`;
      yield { path: ["network", "outposts", index, "subnets"], message };
    }
  },
  assert: ({ outpost, subnets, needs }) => {
    const sizes = subnets.map(({ cidr }) => `pow(2, 32 - tonumber(split("/", ${cidr})[1])) - ${RESERVED_ADDRESSES}`);
    const sum = sumWithNew(outpost, sizes);
    return {
      condition: `try(${sum} >= ${totalOf(needs)}, false)`,
      message: `Outpost ${outpost.name} has ${placeholder(`tostring(${sum})`, "an unknown number of")} addresses; ${needText(needs)}.`,
    };
  },
};
