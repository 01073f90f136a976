import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const balancerOnRack: SynthRule = {
  id: "OM-N063",
  title: "A load balancer stands on a rack, not on an Outposts server",
  severity: "error",
  stages: ["synth"],
  why: "Application Load Balancers run on racks; servers have none.",
  remedy: "Let clients call a virtual gateway's tasks on the server directly (`clients` of `workloads.gateways`).",
  source: "Outposts user guide, what is AWS Outposts: services on racks and servers",
  *inspect({ deployment }) {
    for (const { balancer, path, outpost } of placedBalancers(deployment)) {
      if (outpost?.form !== "server") continue;
      yield {
        path: [...path, "subnets"],
        message: `"${balancer.name}" would stand on Outpost ${outpost.name}, which is a server.`,
      };
    }
  },
};
