import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const noGlobalAccelerator: SynthRule = {
  id: "OM-N074",
  title: "No load balancer stands behind Global Accelerator",
  severity: "error",
  stages: ["synth"],
  why: "Global Accelerator does not lead to Application Load Balancers on Outposts, and it would bring calls from the premises over the internet and the service link.",
  remedy: "Remove `globalAccelerator`; clients on the premises call over the local gateway.",
  source: "Elastic Load Balancing user guide, Application Load Balancers on Outposts",
  *inspect({ deployment }) {
    for (const { balancer, path } of placedBalancers(deployment)) {
      if (!balancer.globalAccelerator) continue;
      yield {
        path: [...path, "globalAccelerator"],
        message: `"${balancer.name}" would stand behind Global Accelerator.`,
      };
    }
  },
};
