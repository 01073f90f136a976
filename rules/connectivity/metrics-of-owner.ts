import { placeholder, quote } from "../expression";
import type { PlanRule } from "../rule";
import type { MetricsOwnerFacts } from "./facts";

export const metricsOfOwner: PlanRule<MetricsOwnerFacts> = {
  id: "OM-P022",
  title: "The alarms stand in the account that owns the Outpost",
  severity: "error",
  stages: ["precondition"],
  why: "CloudWatch gives an Outpost's metrics to its owner alone. Elsewhere ConnectedStatus is missing for ever, which the alarm takes for a lost connection: it would go off at once and stop every change of the mesh.",
  remedy:
    "Put `connectivity` into a deployment of the owner's account; set `connectivity.alarms.existing: true` here, or `connectivity.crossAccountObservability: true` where this account is a monitoring account that is linked with the owner's.",
  source: "Outposts user guide (racks), CloudWatch metrics; CloudWatch user guide, cross-account observability",
  assert: (facts) => ({
    condition: `try(${facts.callerAccount} == ${quote(facts.owner)}, false)`,
    message: `Outpost ${facts.name} belongs to the account ${facts.owner}; Terraform works in ${placeholder(facts.callerAccount, "another")}, which gets none of its metrics.`,
  }),
};
