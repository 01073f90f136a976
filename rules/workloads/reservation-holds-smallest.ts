import { newReservation } from "../../deployment";
import type { SynthRule } from "../rule";

export const reservationHoldsSmallest: SynthRule = {
  id: "OM-W041",
  title: "A reservation holds the smallest size of its group",
  severity: "warning",
  stages: ["synth"],
  why: "What a group is never to be without depends on free slots for the rest: after an outage others may have taken them.",
  remedy: "Raise `reservation.count` to `min` or above; without `count` the whole group is reserved.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations",
  *inspect({ deployment }) {
    for (const [name, group] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const made = newReservation(name, group);
      if (made === undefined || made.targeted || made.count >= group.min) continue;
      yield {
        path: ["workloads", "capacity", name, "reservation"],
        message: `the group ${name} has at least ${group.min} instances, and its reservation holds ${made.count}.`,
      };
    }
  },
};
