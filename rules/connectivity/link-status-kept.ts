import { placeholder, quoteAll } from "../expression";
import type { PlanRule } from "../rule";
import type { LinkFacts } from "./facts";

export const linkStatusKept: PlanRule<LinkFacts> = {
  id: "OM-P023",
  title: "The link status that is read from another deployment is kept there",
  severity: "warning",
  stages: ["check"],
  why: "Where there is no parameter, no link is ever known to be down and nothing stops a change of the mesh.",
  remedy:
    "Correct `connectivity.linkStatus.from` and the names in its `outposts`, or set `connectivity.linkStatus.keep: true` in the deployment that it names and apply that first. Both must be of one account and Region, and whoever plans needs ssm:GetParametersByPath.",
  source: "Systems Manager API reference, GetParametersByPath",
  assert: (facts) => {
    const { wanted, statuses, parameterPrefix } = facts;
    if (wanted === undefined) {
      return {
        condition: `try(length(${statuses}) > 0, false)`,
        message: `No parameter under ${parameterPrefix} says whether a service link is up: nothing stops a change of the mesh while one is down.`,
      };
    }
    const missing = `setsubtract(${quoteAll([...wanted].sort())}, keys(${statuses}))`;
    return {
      condition: `try(length(${missing}) == 0, false)`,
      message: `No parameter under ${parameterPrefix} says whether these service links are up: ${placeholder(`join(", ", sort(${missing}))`, "unknown ones")}. Nothing stops a change of the mesh while one of them is down.`,
    };
  },
};
