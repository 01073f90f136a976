import { placeholder, quote } from "../expression";
import type { PlanRule } from "../rule";
import type { ExpectedZoneFacts } from "./facts";

export const outpostZone: PlanRule<ExpectedZoneFacts> = {
  id: "OM-P004",
  title: "The Outpost is anchored in the Availability Zone that the deployment expects",
  severity: "error",
  stages: ["precondition"],
  why: "Everything the Outpost needs in the Region, interface endpoints first, belongs into its anchor Availability Zone; an Outpost elsewhere means that the file describes another site.",
  remedy: "Correct `availabilityZone` of the Outpost, or leave it out: subnets take it from the Outpost itself.",
  source: "Outposts user guide, how Outposts works; EC2 API CreateSubnet",
  assert: (outpost) => ({
    condition: `try(${outpost.availabilityZone} == ${quote(outpost.expectedZone)}, false)`,
    message: `Outpost ${outpost.name} is anchored in ${placeholder(outpost.availabilityZone, "an unknown zone")}; the deployment expects ${outpost.expectedZone}.`,
  }),
};
