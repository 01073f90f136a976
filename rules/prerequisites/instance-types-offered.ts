import { placeholder, quoteAll } from "../expression";
import type { PlanRule } from "../rule";
import type { InstanceTypeFacts } from "./facts";

export const instanceTypesOffered: PlanRule<InstanceTypeFacts> = {
  id: "OM-P006",
  title: "The Outpost is slotted for every instance type that is asked for",
  severity: "error",
  stages: ["precondition"],
  why: "An Outpost has only the instance types it was slotted for. The list says what is configured, not what is free: free capacity is a CloudWatch metric.",
  remedy: "Choose a type from the list, or have the Outpost re-slotted with a capacity task.",
  source: "Outposts API GetOutpostInstanceTypes; Outposts user guide, capacity",
  assert: (outpost) => ({
    condition: `try(length(setsubtract(${quoteAll(outpost.wanted)}, ${outpost.instanceTypes})) == 0, false)`,
    message: `Outpost ${outpost.name} is not slotted for ${placeholder(
      `join(", ", sort(setsubtract(${quoteAll(outpost.wanted)}, ${outpost.instanceTypes})))`,
      "the types asked for",
    )}. It has: ${placeholder(`join(", ", sort(${outpost.instanceTypes}))`, "none")}.`,
  }),
};
