import { outpostMeant } from "../../deployment";
import type { SynthRule } from "../rule";

export const oneArchitecture: SynthRule = {
  id: "OM-W009",
  title: "The capacity groups of an Outpost have one processor architecture",
  severity: "error",
  stages: ["synth"],
  why: "A service's tasks may be placed in every group of its Outpost, and an image for one architecture does not start on the other.",
  remedy: "Use instance types of one architecture, or split the services over two deployments.",
  source: "Amazon ECS developer guide, capacity provider strategies",
  *inspect({ deployment }) {
    const seen = new Map<string, { readonly name: string; readonly architecture: string }>();
    for (const [name, { outpost, architecture }] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const place = outpostMeant(deployment, outpost)?.name ?? "";
      const first = seen.get(place) ?? { name, architecture };
      seen.set(place, first);
      if (first.architecture === architecture) continue;
      const path = ["workloads", "capacity", name, "architecture"];
      yield { path, message: `"${name}" has ${architecture} and "${first.name}" ${first.architecture}.` };
    }
  },
};
