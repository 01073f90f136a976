import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const regionalZones: SynthRule = {
  id: "OM-N087",
  title: "An Application Load Balancer in the Region has subnets in two Availability Zones",
  severity: "error",
  stages: ["synth"],
  why: "In the Region Elastic Load Balancing asks for two Availability Zones; Regional subnets of one Outpost stand in its one anchor zone unless they name another.",
  remedy:
    "Name a second subnet with another `availabilityZone`, put the load balancer into a subnet of the rack, or make it `type: network`, which takes one.",
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  *inspect({ deployment }) {
    const regional = deployment.network?.regionalSubnets ?? [];
    for (const { balancer, path, subnets } of placedBalancers(deployment)) {
      if (balancer.type !== "application" || subnets.length === 0) continue;
      if (subnets.some(({ outpost }) => outpost !== undefined)) continue;
      const zones = new Set(
        subnets.map(({ name }) => {
          const found = regional.find((each) => each.name === name)!;
          // Where a subnet stands is known when it says so; otherwise two Outposts may have two zones.
          return found.availabilityZone ?? `that of ${found.outpost ?? "the only Outpost"}`;
        }),
      );
      if (zones.size > 1) continue;
      yield {
        path: [...path, "subnets"],
        message: `"${balancer.name}" stands in one Availability Zone of the Region; two are needed.`,
      };
    }
  },
};
