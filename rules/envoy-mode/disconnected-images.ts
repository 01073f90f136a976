import type { SynthRule } from "../rule";

export const disconnectedImages: SynthRule = {
  id: "OM-E016",
  title: "Instances prefer images that they have where the mesh is to go on without its Region",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "ECR is in the Region. An instance that asks it before every start cannot restart a container while the service link is down. Instances that this deployment makes prefer what they have; those of an existing cluster do what their own settings say.",
  remedy: "Set ECS_IMAGE_PULL_BEHAVIOR=prefer-cached on the cluster's instances, and set this rule to `off`.",
  source: "Amazon ECS developer guide, ECS on Outposts and agent configuration",
  *inspect({ deployment: { mesh, workloads } }) {
    if (mesh?.envoy?.disconnected !== true || workloads?.platform !== "ecs" || !workloads.cluster.existing) return;
    yield {
      path: ["workloads", "cluster", "existing"],
      message: "how the cluster's instances pull images is not known.",
    };
  },
};
