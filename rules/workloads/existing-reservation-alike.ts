import { outpostMeant } from "../../deployment";
import type { SynthRule } from "../rule";

export const existingReservationAlike: SynthRule = {
  id: "OM-W045",
  title: "Groups that start in one reservation have one type and one Outpost",
  severity: "error",
  stages: ["synth"],
  why: "A reservation is of one instance type on one Outpost: a launch of anything else into it is refused.",
  remedy: "Give each group a reservation of its type on its Outpost.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations; EC2 API reference, CreateCapacityReservation",
  *inspect({ deployment }) {
    const groups = Object.entries(deployment.workloads?.capacity ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const first = new Map<string, { readonly name: string; readonly what: string }>();
    for (const [name, { reservation, type, outpost }] of groups) {
      if (reservation?.id === undefined) continue;
      const what = `${type} on ${outpostMeant(deployment, outpost)?.name ?? "an unknown Outpost"}`;
      const other = first.get(reservation.id);
      if (other === undefined) first.set(reservation.id, { name, what });
      if (other === undefined || other.what === what) continue;
      yield {
        path: ["workloads", "capacity", name, "reservation", "id"],
        message: `${reservation.id} is named by ${other.name} for ${other.what} and by ${name} for ${what}.`,
      };
    }
  },
};
