import { APP_MESH_SUPPORT } from "../../aws";
import { placeholder } from "../expression";
import type { PlanRule } from "../rule";
import type { SupportFacts } from "./facts";

export const appMeshSupported: PlanRule<SupportFacts> = {
  id: "OM-P010",
  title: "App Mesh is supported by AWS on the day of the plan",
  severity: "warning",
  stages: ["check"],
  why: "AWS announced that App Mesh's console and resources cannot be reached once support has ended; an Envoy that restarts then waits for its configuration for ever.",
  remedy:
    "Set `mesh.controlPlane: envoy`: the same mesh is then compiled into the configuration that each Envoy starts with, and nothing of App Mesh remains in the plan. docs/envoy.md tells what changes. Until then treat the plan as a description of the mesh, not as something to apply.",
  source: APP_MESH_SUPPORT.source,
  controlPlane: "app-mesh",
  assert: (facts) => ({
    condition: `try(timecmp(plantimestamp(), ${facts.ends}) < 0, false)`,
    message: `AWS ended its support of App Mesh at ${placeholder(facts.ends, APP_MESH_SUPPORT.ends)}: its resources may be out of reach, and an apply may fail. The same mesh goes on without it under mesh.controlPlane: envoy.`,
  }),
};
