import type { HopRule } from "../rule";
import { servicesRunning } from "./takers";

export const secretsHop: HopRule = {
  id: "OM-L007",
  title: "No container takes secrets from Secrets Manager or Systems Manager in the Region",
  severity: "note",
  stages: ["synth"],
  why: "Both run in the Region, and a container that takes a secret does not start without it.",
  remedy: "Keep long-lived tasks running, or let the program read its secret from a store on the premises.",
  source:
    "ECS developer guide, interface VPC endpoints and secrets; Outposts user guide, service tables (not among them)",
  reaches: "Secrets Manager and SSM: secrets",
  when: "when a task starts",
  whenDown: "a task with secrets does not start",
  trace(subject) {
    const takers = servicesRunning(subject, ({ container }) => Object.keys(container.secrets).length > 0);
    if (takers.length === 0) return undefined;
    const message = "Containers take environment variables from secrets or parameters of the Region.";
    return { path: ["workloads", "services"], takers, message };
  },
};
