import { findTarget, outpostMeant } from "../../deployment";
import type { SynthRule } from "../rule";
import { balancerTargets } from "./placed-balancers";

export const targetsOnRack: SynthRule = {
  id: "OM-N069",
  title: "The targets of a load balancer on a rack run on that rack",
  severity: "error",
  stages: ["synth"],
  why: "A load balancer on a rack ignores targets in the Region, and other Outposts are out of its reach: requests would find nobody.",
  remedy: "Run the target on the load balancer's Outpost, or put a load balancer on the target's.",
  source: "Elastic Load Balancing user guide, subnets for Application Load Balancers",
  *inspect({ deployment, mesh }) {
    for (const { label, target, toTarget, outpost } of balancerTargets(deployment)) {
      const found = findTarget(deployment, mesh, target);
      if (found === undefined || outpost === undefined) continue;
      const place = outpostMeant(deployment, found.outpost);
      if (place === undefined || place.name === outpost.name) continue;
      yield {
        path: toTarget,
        message: `${label} on Outpost ${outpost.name} leads to the ${found.kind} "${found.name}", which runs on ${place.name}.`,
      };
    }
  },
};
