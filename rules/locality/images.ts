import { ENVOY_IMAGE, ENVOY_UPSTREAM, parseEcrImage } from "../../aws";
import { containersOf, controlPlaneOf } from "../../deployment";
import { listed } from "../../document";
import type { HopRule } from "../rule";
import { gatewaysRunning, servicesRunning, unique } from "./takers";

export const imagesHop: HopRule = {
  id: "OM-L005",
  title: "No image is pulled from a registry of AWS",
  severity: "note",
  stages: ["synth"],
  why: "ECR runs in the Region and serves image layers from S3 there; a task that starts on an instance without the image waits for all of it to cross the service link.",
  remedy:
    "Let instances prefer images that they have (ECS_IMAGE_PULL_BEHAVIOR=prefer-cached), or pull from a registry on the premises.",
  source: "ECS developer guide, ECS on Outposts; Amazon ECR user guide, interface VPC endpoints",
  reaches: "ECR and S3: images",
  when: "when a task starts on an instance that does not hold its images",
  whenDown: "tasks start only where their images are already",
  trace(subject) {
    const { deployment } = subject;
    const defaultEnvoy = controlPlaneOf(deployment) === "envoy" ? ENVOY_UPSTREAM.repository : ENVOY_IMAGE.repository;
    const envoy = deployment.workloads?.envoy.image ?? defaultEnvoy;
    // Of either the default comes from a registry of ECR in the Region.
    const fromAws = (image: string) => image === defaultEnvoy || /(^|\.)ecr[.-]|^public\.ecr\.aws\//.test(image);
    const takers = [
      ...servicesRunning(subject, ({ container }) => fromAws(container.image) || fromAws(envoy)),
      ...(fromAws(envoy) ? gatewaysRunning(subject) : []),
    ];
    if (takers.length === 0) return undefined;
    const images = [...containersOf(deployment).map(({ container }) => container.image), envoy].filter(fromAws);
    const repositories = unique(images.map((image) => parseEcrImage(image)?.repository ?? image));
    const message = `Images come from ECR: ${listed(repositories)}.`;
    return { path: ["workloads", "services"], takers, message };
  },
};
