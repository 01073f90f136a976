import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const secretsOfKubernetes: SynthRule = {
  id: "OM-K023",
  title: "Pods take secrets from Kubernetes",
  severity: "error",
  stages: ["synth"],
  why: "Secrets by ARN are handed to containers by ECS. Nothing in a cluster does so, and the variable would be missing in silence.",
  remedy: "Use `secretKeys` with a Secret of Kubernetes, which an operator or a person keeps up to date.",
  source: "Kubernetes documentation, Secrets; Amazon ECS developer guide, sensitive data",
  *inspect({ deployment }) {
    for (const [name, { secrets, versions }] of Object.entries(eksOf(deployment)?.services ?? {})) {
      const own = Object.entries(versions).map(
        ([version, each]) => [["versions", version], each.secrets ?? {}] as const,
      );
      for (const [at, given] of [[[] as string[], secrets] as const, ...own]) {
        if (Object.keys(given).length === 0) continue;
        const path = ["workloads", "services", name, ...at, "secrets"];
        yield { path, message: "the platform eks cannot have `secrets` by ARN; `secretKeys` are allowed." };
      }
    }
  },
};
