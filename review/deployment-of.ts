import { own } from "./json-value";
import type { PlanJson } from "./plan-json";

/** The deployment that a plan says it is of, by the tag that every resource gets; undefined for other plans. */
export function deploymentOf(plan: PlanJson): string | undefined {
  const expressions = own(own(plan.configuration?.provider_config, "aws"), "expressions");
  const tags = own(own(own(own(expressions, "default_tags"), 0), "tags"), "constant_value");
  const name = own(tags, "outpost-mesh:deployment");
  return typeof name === "string" && name !== "" ? name : undefined;
}
