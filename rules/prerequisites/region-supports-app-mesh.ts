import { APP_MESH_REGIONS, OUTPOSTS_REGIONS, REGION_FACTS } from "../../aws";
import { didYouMean } from "../../document";
import { placeholder } from "../expression";
import type { PlanRule, SynthRule } from "../rule";
import type { RegionFacts } from "./facts";

export const regionSupportsAppMesh: PlanRule<RegionFacts> & SynthRule = {
  id: "OM-P007",
  title: "The Region of the Outpost supports App Mesh",
  severity: "error",
  stages: ["synth", "precondition"],
  why: "App Mesh's control plane runs in the Region that the Outpost is homed to; where there is none, no Envoy gets a configuration.",
  remedy: "Use an Outpost that is homed to one of the Regions with App Mesh.",
  source: `App Mesh user guide, App Mesh on AWS Outposts, prerequisites; ${REGION_FACTS.source}, ${REGION_FACTS.retrieved}`,
  controlPlane: "app-mesh",
  *inspect({ deployment, mesh }) {
    if (mesh === undefined || APP_MESH_REGIONS.includes(deployment.region)) return;
    const both = APP_MESH_REGIONS.filter((region) => OUTPOSTS_REGIONS.includes(region));
    yield {
      path: ["region"],
      message: `${deployment.region} has no App Mesh.${didYouMean(deployment.region, both)} Regions with Outposts and App Mesh: ${both.join(", ")}.`,
    };
  },
  assert: (facts) => ({
    condition: `try(contains(${facts.supportedRegions}, ${facts.region}), false)`,
    message: `The Region ${placeholder(facts.region, "of the provider")} has no App Mesh endpoint, as of ${REGION_FACTS.retrieved}.`,
  }),
};
