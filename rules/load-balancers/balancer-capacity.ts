import { BALANCER_INSTANCES } from "../../aws";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

const { count, size } = BALANCER_INSTANCES;

export const balancerCapacity: SynthRule = {
  id: "OM-N084",
  title: "No load balancer takes instances of a rack",
  severity: "note",
  stages: ["synth"],
  why: `A load balancer on a rack starts as two instances of the size ${size} that no list of instances shows, and grows to xlarge, 2xlarge and 4xlarge. Without free slots it becomes active_impaired and AWS Health says so.`,
  remedy: `Keep ${count} slots of the size ${size}, and some larger ones, beside those of \`workloads.capacity\`.`,
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  *inspect({ deployment }) {
    for (const { balancer, path, outpost } of placedBalancers(deployment)) {
      if (outpost === undefined) continue;
      yield {
        path,
        message: `"${balancer.name}" takes ${count} ${size} instances of Outpost ${outpost.name}, and larger ones as it grows.`,
      };
    }
  },
};
