import { servicesOn } from "../../deployment";
import { didYouMean } from "../../document";
import type { SynthRule } from "../rule";

export const egressServicesHere: SynthRule = {
  id: "OM-N047",
  title: "Services that may reach the internet run on the Outpost whose way it is, as tasks of ECS",
  severity: "error",
  stages: ["synth"],
  why: "A service's tasks have a security group of their own, which is opened. Pods share their node's: of them all reach what one may. A service that runs elsewhere does not go by this way.",
  remedy: "Correct the name, or leave `services` out: then every service that runs on the Outpost is meant.",
  source: "Amazon ECS developer guide, task networking; Amazon EKS user guide, security groups for nodes",
  *inspect({ deployment }) {
    const { network, workloads } = deployment;
    for (const [index, outpost] of (network?.outposts ?? []).entries()) {
      for (const [place, { services }] of (outpost.egress?.allow ?? []).entries()) {
        const path = ["network", "outposts", index, "egress", "allow", place, "services"];
        if (services === undefined || workloads === undefined) continue;
        if (workloads.platform === "eks") {
          yield {
            path,
            message: "pods of EKS have the security group of their node: `services` cannot tell them apart.",
          };
          continue;
        }
        const running = servicesOn(deployment, outpost);
        for (const [nth, name] of services.entries()) {
          if (running.includes(name)) continue;
          const here = running.length === 0 ? "none" : running.join(", ");
          yield {
            path: [...path, nth],
            message: `no service "${name}" runs on Outpost ${outpost.name}.${didYouMean(name, running)} Services there: ${here}.`,
          };
        }
      }
    }
  },
};
