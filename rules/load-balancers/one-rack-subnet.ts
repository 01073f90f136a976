import { listed } from "../../document";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const oneRackSubnet: SynthRule = {
  id: "OM-N061",
  title: "A load balancer on a rack stands in exactly one subnet of it",
  severity: "error",
  stages: ["synth"],
  why: "Elastic Load Balancing takes one Outpost subnet and no second one, neither of the same rack nor of another.",
  remedy: "Keep one of the subnets. For another Outpost add another load balancer.",
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  *inspect({ deployment }) {
    for (const { path, balancer, subnets } of placedBalancers(deployment)) {
      if (subnets.length < 2 || subnets.some(({ outpost }) => outpost === undefined)) continue;
      const where = subnets.map(({ name, outpost }) => `${name} on ${outpost!.name}`);
      yield {
        path: [...path, "subnets"],
        message: `"${balancer.name}" names ${subnets.length} subnets on Outposts: ${listed(where)}; one is allowed.`,
      };
    }
  },
};
