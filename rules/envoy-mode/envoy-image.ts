import type { SynthRule } from "../rule";

export const envoyImageFits: SynthRule = {
  id: "OM-E013",
  title: "The Envoy image is upstream's, with a shell",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "App Mesh's image starts an agent that waits for App Mesh, and calls itself unhealthy seven days after it was cut off. A distroless image has no shell for the container's health check.",
  remedy:
    "Leave `workloads.envoy.image` out and mirror the default into your registry, or name a mirror of envoyproxy/envoy without `distroless` in its tag.",
  source:
    "github.com/aws/amazon-ecs-service-connect-agent, health check; hub.docker.com/r/envoyproxy/envoy, tags and variants",
  *inspect({ deployment }) {
    const image = deployment.workloads?.envoy.image;
    if (image === undefined) return;
    const path = ["workloads", "envoy", "image"];
    if (image.includes("aws-appmesh-envoy")) {
      yield { path, message: `${JSON.stringify(image)} is App Mesh's image, which needs App Mesh.` };
    } else if (image.includes("distroless")) {
      yield { path, message: `${JSON.stringify(image)} has no shell for the health check.` };
    }
  },
};
