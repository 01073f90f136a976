import { newReservation } from "../../deployment";
import type { SynthRule } from "../rule";

export const reservationKept: SynthRule = {
  id: "OM-W046",
  title: "A reservation that a group starts in alone has no end",
  severity: "warning",
  stages: ["synth"],
  why: "After the end its instances run on, and no new one starts: the launch template names a reservation that is gone. What fails later, or scales, is not replaced.",
  remedy: "Leave `endDate` out, or use `match: open`; take the whole `reservation` out before the end.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations: state expired",
  *inspect({ deployment }) {
    for (const [name, group] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const made = newReservation(name, group);
      if (made?.targeted !== true || made.endDate === undefined) continue;
      yield {
        path: ["workloads", "capacity", name, "reservation", "endDate"],
        message: `from ${made.endDate} on the group ${name} starts no instance.`,
      };
    }
  },
};
