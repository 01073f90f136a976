import { newReservation, outpostMeant, slotNeeds } from "../../deployment";
import type { Deployment } from "../../deployment";
import { listed } from "../../document";
import type { SynthRule } from "../rule";

export const openReservationAlone: SynthRule = {
  id: "OM-W043",
  title: "An open reservation is for instances of its group alone",
  severity: "warning",
  stages: ["synth"],
  why: "An open reservation is used by whatever starts first of the same type, platform and Outpost. Where others start that type there, the group may find its reservation taken.",
  remedy:
    "Leave `match` out, so that the reservation is the group's alone; or give the others reservations of their own, or another type.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations: instance matching",
  *inspect({ deployment }) {
    for (const [name, group] of Object.entries(deployment.workloads?.capacity ?? {}).sort()) {
      const outpost = outpostMeant(deployment, group.outpost);
      const made = newReservation(name, group);
      if (outpost === undefined || made === undefined || made.targeted) continue;
      const own = new Set([name, ...namingReservations(deployment)].map((each) => `group ${each}`));
      const others = slotNeeds(deployment, outpost)
        .filter(({ type, who }) => type === group.type && !own.has(who))
        .map(({ who }) => who);
      if (others.length === 0) continue;
      yield {
        path: ["workloads", "capacity", name, "reservation", "match"],
        message: `what the group ${name} reserves of ${group.type} on ${outpost.name} is open, and so it is for ${listed(others)}.`,
      };
    }
  },
};

/** Groups whose instances start in a reservation that they name, and in no open one. */
function namingReservations({ workloads }: Deployment): string[] {
  return Object.entries(workloads?.capacity ?? {})
    .filter(([name, group]) => group.reservation !== undefined && newReservation(name, group)?.targeted !== false)
    .map(([name]) => name);
}
