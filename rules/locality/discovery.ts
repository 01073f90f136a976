import type { HopRule } from "../rule";
import { envoysOf, unique } from "./takers";

export const discoveryHop: HopRule = {
  id: "OM-L004",
  title: "No service is found through Cloud Map in the Region",
  severity: "note",
  stages: ["synth"],
  why: "Cloud Map runs in the Region: ECS registers tasks there, and App Mesh tells callers' Envoys from there which tasks there are.",
  remedy:
    "Set `mesh.discovery.type: dns` with records on the premises for services that must be found without the Region.",
  source: "App Mesh API reference, AwsCloudMapServiceDiscovery; AWS Cloud Map's API is Regional (endpoint list)",
  reaches: "Cloud Map: where tasks are",
  when: "when a task starts, stops or changes its health",
  whenDown: "callers keep the tasks that they know; new ones and those that are gone are not told",
  trace(subject) {
    const found = envoysOf(subject).filter(({ discovery }) => discovery === "cloud-map");
    const takers = unique(found.map(({ taker }) => taker));
    if (takers.length === 0) return undefined;
    const path = [subject.deployment.services === undefined ? "mesh" : "services"];
    return { path, takers, message: "Tasks are registered in Cloud Map, and callers learn of them from there." };
  },
};
