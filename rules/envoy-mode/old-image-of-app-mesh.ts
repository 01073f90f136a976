import { leavingAppMesh } from "../../deployment";
import type { SynthRule } from "../rule";

export const oldImageOfAppMesh: SynthRule = {
  id: "OM-E034",
  title: "Tasks that wait to leave App Mesh keep its image",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Upstream's image knows nothing of App Mesh: without arguments it starts with the example of its own documentation, and the task is outside the mesh.",
  remedy:
    "Give `mesh.envoy.fromAppMesh.image` the image that those tasks have today, and upstream's to `workloads.envoy.image`.",
  source: "App Mesh user guide, Envoy image; hub.docker.com/r/envoyproxy/envoy",
  *inspect({ deployment }) {
    const image = leavingAppMesh(deployment)?.image;
    if (image === undefined || !image.includes("envoyproxy/envoy")) return;
    yield {
      path: ["mesh", "envoy", "fromAppMesh", "image"],
      message: `${JSON.stringify(image)} is upstream's image, which does not ask App Mesh.`,
    };
  },
};
