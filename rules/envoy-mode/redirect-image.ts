import { APP_MESH_IMAGES } from "../../aws";
import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const redirectImage: SynthRule = {
  id: "OM-E018",
  title: "The image that sets the redirect of a pod is your own",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "The default is an image of App Mesh's in us-west-2. Nobody says how long its registry answers after App Mesh's end; without the image no pod starts.",
  remedy:
    "Mirror it, or any image with a shell and iptables, into a registry of yours, and name it as `workloads.envoy.initImage`; the rules of the redirect stand in the pod, not in the image.",
  source: "App Mesh user guide, end of support; github.com/aws/aws-app-mesh-controller-for-k8s pkg/inject",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined || platform.envoy.initImage !== undefined) return;
    if (deployment.mesh?.envoy?.loopback !== undefined) return;
    const message = `no image is named, and ${JSON.stringify(APP_MESH_IMAGES.routeManager)} is App Mesh's.`;
    yield { path: ["workloads", "envoy"], message };
  },
};
