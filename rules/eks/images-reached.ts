import { APP_MESH_IMAGES, parseEcrImage } from "../../aws";
import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const imagesReached: SynthRule = {
  id: "OM-K029",
  title: "Images beside the services come from a registry that the nodes can reach",
  severity: "warning",
  stages: ["synth"],
  why: "The VPC endpoints that the deployment creates reach private ECR registries of the Region alone. The redirect's image and the controller's are in us-west-2 by default, and those of collectors in a public registry: pods would wait for them.",
  remedy:
    "Mirror the image into a private ECR repository of the Region and name it, or set `network.endpoints: existing` when the VPC has its own way out.",
  source: "github.com/aws/aws-app-mesh-controller-for-k8s pkg/inject; Amazon ECR user guide, interface VPC endpoints",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined || deployment.network?.endpoints !== "managed") return;
    const { envoy, controller, injection } = platform;
    const images: readonly (readonly [readonly string[], string])[] = [
      [["envoy", "initImage"], envoy.initImage ?? APP_MESH_IMAGES.routeManager],
      ...(envoy.tracing === undefined
        ? []
        : [[["envoy", "tracing", "image"], envoy.tracing.image ?? APP_MESH_IMAGES.xrayDaemon] as const]),
      ...(injection === "controller"
        ? [[["controller", "image"], controller?.image ?? APP_MESH_IMAGES.controller] as const]
        : []),
    ];
    for (const [path, image] of images) {
      if (parseEcrImage(image)?.region === deployment.region) continue;
      const message = `${JSON.stringify(image)} is not in a private ECR registry of ${deployment.region}.`;
      yield { path: ["workloads", ...path], message };
    }
  },
};
