import type { HopRule } from "../rule";
import { gatewaysRunning, servicesRunning } from "./takers";

export const logsHop: HopRule = {
  id: "OM-L006",
  title: "No log and no metric goes to CloudWatch in the Region",
  severity: "note",
  stages: ["synth"],
  why: "CloudWatch runs in the Region: every line of every container and Envoy crosses the service link, and so do the cluster's metrics.",
  remedy:
    "Keep what containers write short, lower Envoy's log level, or collect logs on the premises; what is lost while the link is down is not sent later by ECS's log driver.",
  source: "ECS developer guide, ECS on Outposts; Outposts rack FAQ",
  reaches: "CloudWatch: logs and metrics",
  when: "as long as a container writes",
  whenDown: "ECS's log driver cannot send; metrics of instances are kept for up to 7 days",
  trace(subject) {
    if (subject.deployment.workloads?.platform !== "ecs") return undefined;
    const takers = [...servicesRunning(subject), ...gatewaysRunning(subject)];
    if (takers.length === 0) return undefined;
    const message = "Containers and their Envoys write to log groups of CloudWatch.";
    return { path: ["workloads", "services"], takers, message };
  },
};
