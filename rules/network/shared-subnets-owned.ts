import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { ExistingSubnetsFacts } from "./existing-subnets";

/** Existing subnets that are shared with other accounts from here. */
export interface SharedSubnetsFacts extends ExistingSubnetsFacts {
  /** Expression: account that Terraform works in. */
  readonly callerAccount: string;
}

export const sharedSubnetsOwned: PlanRule<SharedSubnetsFacts> = {
  id: "OM-N111",
  title: "A subnet is shared by the account that owns it",
  severity: "error",
  stages: ["precondition"],
  why: "What AWS RAM shares with an account, the account cannot share any further.",
  remedy: "Take `sharedWith` off the subnet, and have its owner share it with the other account.",
  source:
    "Outposts user guide, sharing: re-sharing is not allowed; Amazon VPC user guide, shared subnets: prerequisites",
  assert: ({ subnets, callerAccount }) => ({
    condition: subnets.map(({ ownerId }) => `try(${ownerId} == ${callerAccount}, false)`).join(" && "),
    message: `Terraform works in ${placeholder(callerAccount, "an unknown account")}, which can share no subnet of another: ${subnets.map(({ name, ownerId }) => `${name} belongs to ${placeholder(ownerId, "an unknown account")}`).join("; ")}.`,
  }),
};
