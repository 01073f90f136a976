import { parseEcrImage } from "../../aws";
import type { SynthRule, Violation } from "../rule";

export const privateImage: SynthRule = {
  id: "OM-W007",
  title: "Images come from a registry that the Outpost's subnets can reach",
  severity: "warning",
  stages: ["synth"],
  why: "The VPC endpoints that the deployment creates reach private ECR registries of the Region only; public registries and other Regions need a path to the internet.",
  remedy:
    "Mirror the image into a private ECR repository of the Region, or set `network.endpoints: existing` when the VPC has its own way out.",
  source: "Amazon ECR user guide, interface VPC endpoints",
  *inspect({ deployment }) {
    const { workloads, network, region } = deployment;
    if (workloads === undefined || network?.endpoints !== "managed") return;
    const judge = (path: Violation["path"], image: string | undefined): Violation[] => {
      if (image === undefined || parseEcrImage(image)?.region === region) return [];
      return [{ path, message: `${JSON.stringify(image)} is not in a private ECR registry of ${region}.` }];
    };
    yield* judge(["workloads", "envoy", "image"], workloads.envoy.image);
    for (const [name, workload] of Object.entries(workloads.services)) {
      yield* judge(["workloads", "services", name, "image"], workload.image);
      for (const [version, { image }] of Object.entries(workload.versions)) {
        yield* judge(["workloads", "services", name, "versions", version, "image"], image);
      }
    }
  },
};
