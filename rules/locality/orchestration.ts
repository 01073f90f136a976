import type { HopRule } from "../rule";
import { gatewaysRunning, servicesRunning } from "./takers";

export const orchestrationHop: HopRule = {
  id: "OM-L008",
  title: "No task is started, stopped or replaced by ECS in the Region",
  severity: "note",
  stages: ["synth"],
  why: "ECS's control plane and EC2 Auto Scaling run in the Region; the agents on the Outpost are connected to it over the service link.",
  remedy: "Run enough tasks and instances to bear a failure until the link is back; nothing is replaced before.",
  source: "ECS developer guide, ECS on Outposts",
  reaches: "ECS and EC2: starting tasks",
  when: "whenever a task or an instance starts, stops or fails",
  whenDown: "tasks run on; nothing new is started, and a failed instance is not replaced",
  trace(subject) {
    if (subject.deployment.workloads?.platform !== "ecs") return undefined;
    const takers = [...servicesRunning(subject), ...gatewaysRunning(subject)];
    if (takers.length === 0) return undefined;
    const message = "Tasks are placed, started and replaced by ECS's control plane in the Region.";
    return { path: ["workloads", "services"], takers, message };
  },
};
