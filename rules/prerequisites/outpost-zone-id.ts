import { placeholder, quote } from "../expression";
import type { PlanRule } from "../rule";
import type { ExpectedZoneIdFacts } from "./facts";

export const outpostZoneId: PlanRule<ExpectedZoneIdFacts> = {
  id: "OM-P040",
  title: "The Outpost is anchored in the Availability Zone whose id the deployment expects",
  severity: "error",
  stages: ["precondition"],
  why: "Accounts call the same Availability Zone by different names; only its id is the same in all of them. For an Outpost that another account shares, the id is what can be compared.",
  remedy: "Correct `availabilityZoneId` of the Outpost: `aws ec2 describe-availability-zones` shows names and ids.",
  source: "Outposts user guide, shared resources; AWS RAM user guide, Availability Zone ids",
  assert: (outpost) => ({
    condition: `try(${outpost.availabilityZoneId} == ${quote(outpost.expectedZoneId)}, false)`,
    message: `Outpost ${outpost.name} is anchored in ${placeholder(outpost.availabilityZoneId, "an unknown zone")}; the deployment expects ${outpost.expectedZoneId}.`,
  }),
};
