import { placeholder, quote } from "../expression";
import type { PlanRule } from "../rule";
import type { OutpostFacts } from "./facts";

export const outpostExists: PlanRule<OutpostFacts> = {
  id: "OM-P001",
  title: "The Outpost exists and this account can see it",
  severity: "error",
  stages: ["precondition"],
  why: "App Mesh on AWS Outposts needs an Outpost that is installed and configured; nothing can be placed on one that the account cannot see.",
  remedy:
    "Compare the ARN with `aws outposts list-outposts` in the deployment's Region. An Outpost of another account must be shared with yours through AWS RAM inside the same organization.",
  source: "App Mesh user guide, App Mesh on AWS Outposts, prerequisites; Outposts API ListOutposts",
  assert: (outpost) => ({
    condition: `try(contains(${outpost.visibleArns}, ${quote(outpost.arn)}), false)`,
    message: `This account sees no Outpost ${outpost.arn} in the Region. Outposts it sees: ${placeholder(
      `join(", ", sort(${outpost.visibleArns}))`,
      "none",
    )}.`,
  }),
};
