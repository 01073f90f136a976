import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { RegionFacts } from "./facts";

export const regionListsAppMesh: PlanRule<RegionFacts> = {
  id: "OM-P008",
  title: "AWS's own catalogue lists App Mesh in the Region today",
  severity: "warning",
  stages: ["check"],
  why: "The table of Regions has a date; AWS's public parameters are read anew on every plan. They may lag behind, so they warn and do not block.",
  remedy: "Ask AWS Support whether App Mesh answers in the Region before you apply.",
  source: "Public SSM parameters under /aws/service/global-infrastructure/services/appmesh/regions",
  controlPlane: "app-mesh",
  assert: (facts) => ({
    condition: `try(contains([for name in ${facts.catalogueNames} : element(split("/", name), length(split("/", name)) - 1)], ${facts.region}), false)`,
    message: `AWS's catalogue does not list App Mesh in ${placeholder(facts.region, "the Region")}.`,
  }),
};
