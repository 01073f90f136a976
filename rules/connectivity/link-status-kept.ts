import type { PlanRule } from "../rule";
import type { LinkFacts } from "./facts";

export const linkStatusKept: PlanRule<LinkFacts> = {
  id: "OM-P023",
  title: "The link status that is read from another deployment is kept there",
  severity: "warning",
  stages: ["check"],
  why: "Where there is no parameter, no link is ever known to be down and nothing stops a change of the mesh.",
  remedy:
    "Correct `connectivity.linkStatus.from`, or set `connectivity.linkStatus.keep: true` in the deployment that it names and apply that first. Both must be of one account and Region, and whoever plans needs ssm:GetParametersByPath.",
  source: "Systems Manager API reference, GetParametersByPath",
  assert: (facts) => ({
    condition: `try(length(${facts.statuses}) > 0, false)`,
    message: `No parameter under ${facts.parameterPrefix} says whether a service link is up: nothing stops a change of the mesh while one is down.`,
  }),
};
