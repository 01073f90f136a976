import { watchedOutposts, watchedTypes } from "../../deployment";
import type { SynthRule } from "../rule";

export const capacityWatched: SynthRule = {
  id: "OM-P028",
  title: "The alarms on capacity have an instance type or a family to watch",
  severity: "note",
  stages: ["synth"],
  why: "An Outpost has as many slots as it was built with. When an instance fails and no slot is free, its tasks stay down; a plan sees which types are slotted and never how many are free.",
  remedy:
    "Name the types or the families that tenants use in `connectivity.alarms.capacity`, or set its `enabled` to false.",
  source: "Outposts user guide (racks), CloudWatch metrics, InstanceTypeCapacityAvailability",
  *inspect({ deployment }) {
    const { capacity } = deployment.connectivity?.alarms ?? {};
    if (capacity === undefined || !capacity.enabled || capacity.instanceFamilies.length > 0) return;
    for (const outpost of watchedOutposts(deployment)) {
      if (watchedTypes(deployment, outpost).length > 0) continue;
      yield {
        path: ["connectivity"],
        message: `no instance type of Outpost ${outpost.name} is named: its capacity is not watched.`,
      };
    }
  },
};
