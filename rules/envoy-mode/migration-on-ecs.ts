import { eksOf, leavingAppMesh } from "../../deployment";
import type { SynthRule } from "../rule";

export const migrationOnEcs: SynthRule = {
  id: "OM-E035",
  title: "The way from App Mesh in stages is walked on ECS",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "On EKS the pods of a deployment have one kind of Envoy, all of them: a list of those that wait would keep nothing back.",
  remedy:
    "Take `mesh.envoy.fromAppMesh` out, or run the services on the platform ecs. docs/eks.md tells what changes on EKS without App Mesh.",
  source: "This product: docs/migration.md",
  *inspect({ deployment }) {
    if (eksOf(deployment) === undefined || leavingAppMesh(deployment) === undefined) return;
    yield {
      path: ["mesh", "envoy", "fromAppMesh"],
      message: "the platform eks has no stages on the way from App Mesh.",
    };
  },
};
