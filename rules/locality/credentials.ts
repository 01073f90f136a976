import type { HopRule } from "../rule";
import { gatewaysRunning, servicesRunning } from "./takers";

export const credentialsHop: HopRule = {
  id: "OM-L002",
  title: "No task takes credentials from IAM and STS in the Region",
  severity: "note",
  stages: ["synth"],
  why: "IAM and STS run in the Region. Every Envoy signs its request for a configuration with credentials of its task's role, and ECS pulls images and writes logs with others.",
  remedy:
    "Nothing moves IAM onto an Outpost; give tasks no role that they do not need, and retry what credentials fail.",
  source: "App Mesh user guide, App Mesh on AWS Outposts, limitations; ECS developer guide, ECS on Outposts",
  reaches: "IAM and STS: credentials",
  when: "when a task starts, and whenever credentials are renewed",
  whenDown: "credentials are used until they run out, and then not renewed",
  trace(subject) {
    const takers = [...servicesRunning(subject), ...gatewaysRunning(subject)];
    if (takers.length === 0) return undefined;
    const message = "Tasks and container instances get the credentials of their roles from the Region.";
    return { path: ["workloads", "services"], takers, message };
  },
};
