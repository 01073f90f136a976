import { OUTPOST_BALANCER_FACTS, REGIONS_WITHOUT_RACK_BALANCER } from "../../aws";
import { listed } from "../../document";
import type { SynthRule } from "../rule";
import { placedBalancers } from "./placed-balancers";

export const balancerRegion: SynthRule = {
  id: "OM-N064",
  title: "The Region offers Application Load Balancers on racks",
  severity: "error",
  stages: ["synth"],
  why: "Not every Region with Outposts offers Application Load Balancers on them; this table has a date, and AWS may have added the Region since.",
  remedy:
    "Let clients call a virtual gateway's tasks directly, or set the rule to `warn` with AWS's announcement as the reason.",
  source: OUTPOST_BALANCER_FACTS.source,
  *inspect({ deployment }) {
    if (!REGIONS_WITHOUT_RACK_BALANCER.includes(deployment.region)) return;
    for (const { balancer, path, outpost } of placedBalancers(deployment)) {
      if (outpost === undefined) continue;
      yield {
        path,
        message: `"${balancer.name}" would stand on a rack of ${deployment.region}; on ${OUTPOST_BALANCER_FACTS.retrieved} there were none in ${listed(REGIONS_WITHOUT_RACK_BALANCER)}.`,
      };
    }
  },
};
