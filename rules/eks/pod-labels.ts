import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

const GIVEN = new Set([
  "app.kubernetes.io/component",
  "app.kubernetes.io/instance",
  "app.kubernetes.io/name",
  "app.kubernetes.io/part-of",
  "app.kubernetes.io/version",
]);
const KEY = /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/;

export const podLabelsKept: SynthRule = {
  id: "OM-K032",
  title: "Labels of pods are labels, and none of those that are given to all",
  severity: "error",
  stages: ["synth"],
  why: "Services and virtual nodes select pods by labels that are given to all of them; another value would take the pod away from them. Kubernetes refuses what is no label when it is applied.",
  remedy: "Use a key of your own, for example example.com/team, and a value of letters, digits and . _ - only.",
  source: "Kubernetes documentation, labels and selectors",
  *inspect({ deployment }) {
    const platform = eksOf(deployment);
    if (platform === undefined) return;
    const judge = function* (path: readonly string[], labels: Readonly<Record<string, string>>, isOwn: boolean) {
      for (const [key, value] of Object.entries(labels)) {
        if (isOwn && GIVEN.has(key)) yield { path: [...path, key], message: `"${key}" is given to every pod.` };
        if (!KEY.test(key)) yield { path: [...path, key], message: `${JSON.stringify(key)} is no key of a label.` };
        if (!VALUE.test(value)) {
          yield { path: [...path, key], message: `${JSON.stringify(value)} is no value of a label.` };
        }
      }
    };
    for (const [name, workload] of Object.entries(platform.services)) {
      const path = ["workloads", "services", name];
      yield* judge([...path, "labels"], workload.labels, true);
    }
    yield* judge(["workloads", "cluster", "nodeLabels"], platform.cluster.nodeLabels ?? {}, false);
    for (const [name, labels] of Object.entries(platform.podSelectors)) {
      yield* judge(["workloads", "podSelectors", name], labels, false);
    }
  },
};
