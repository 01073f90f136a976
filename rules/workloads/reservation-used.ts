import { newReservation } from "../../deployment";
import type { SynthRule } from "../rule";

export const reservationUsed: SynthRule = {
  id: "OM-W042",
  title: "A reservation is not larger than its group",
  severity: "warning",
  stages: ["synth"],
  why: "Reserved slots of an Outpost are nobody else's while they are empty. What is above `max` of the group is never used by it.",
  remedy:
    "Lower `reservation.count`, raise `max`, or set this rule to `off` with the reason, for example that instances of another deployment use an open reservation.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations; Outposts user guide, capacity management",
  *inspect({ deployment }) {
    for (const [name, group] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const made = newReservation(name, group);
      if (made === undefined || made.count <= group.max) continue;
      yield {
        path: ["workloads", "capacity", name, "reservation", "count"],
        message: `${made.count} of ${group.type} are reserved, and the group ${name} has no more than ${group.max}.`,
      };
    }
  },
};
