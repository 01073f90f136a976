import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { OutpostFacts } from "./facts";

export const outpostActive: PlanRule<OutpostFacts> = {
  id: "OM-P002",
  title: "The Outpost is installed: its lifecycle status is ACTIVE",
  severity: "error",
  stages: ["precondition"],
  why: "Subnets and instances can be created only on an Outpost that has been installed and handed over. The status is kept in the Region: it says nothing about the service link being up.",
  remedy: "Wait until AWS has installed the Outpost, or name one whose `aws outposts get-outpost` says ACTIVE.",
  source: "App Mesh user guide, App Mesh on AWS Outposts, prerequisites; Outposts API, LifeCycleStatus",
  assert: (outpost) => ({
    condition: `try(${outpost.lifecycleStatus} == "ACTIVE", false)`,
    message: `Outpost ${outpost.name} has the lifecycle status ${placeholder(outpost.lifecycleStatus, "unknown")}; ACTIVE is needed.`,
  }),
};
