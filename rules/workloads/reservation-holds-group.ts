import { newReservation } from "../../deployment";
import type { SynthRule } from "../rule";

export const reservationHoldsGroup: SynthRule = {
  id: "OM-W040",
  title: "A group that starts in its reservation alone fits into it",
  severity: "error",
  stages: ["synth"],
  why: "A launch that names a reservation takes no slot outside of it: the first instance beyond the reserved ones fails with ReservationCapacityExceeded, also where the Outpost has free slots.",
  remedy:
    "Raise `reservation.count` or lower `max`; with `match: open` a group grows beyond its reservation into free slots. More of an existing reservation is its owner's to add.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations: launch instances into a Capacity Reservation",
  *inspect({ deployment }) {
    const groups = Object.entries(deployment.workloads?.capacity ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, group] of groups) {
      const path = ["workloads", "capacity", name, "reservation"];
      const { id, count } = group.reservation ?? {};
      const made = newReservation(name, group);
      if (made?.targeted === true && group.max > made.count) {
        const message = `the group ${name} has up to ${group.max} instances, and its reservation holds ${made.count}.`;
        yield { path, message };
      }
      if (id === undefined || count === undefined) continue;
      const sharing = groups.filter(([, other]) => other.reservation?.id === id);
      const wanted = sharing.reduce((sum, [, { max }]) => sum + max, 0);
      if (wanted <= count) continue;
      const who = sharing.map(([other]) => other).join(", ");
      yield { path, message: `${id} holds ${count} instances, and up to ${wanted} are to start in it: ${who}.` };
    }
  },
};
