import { placeholder } from "../expression";
import type { PlanRule } from "../rule";

/** The reservations with an end that are to be made on one Outpost. */
export interface ReservationEndFacts {
  /** What the deployment calls the Outpost. */
  readonly name: string;
  /** Expression: by the name of each group the RFC 3339 time at which its reservation ends. */
  readonly ends: string;
}

export const reservationNotOver: PlanRule<ReservationEndFacts> = {
  id: "OM-P071",
  title: "A reservation ends after the day of the plan",
  severity: "error",
  stages: ["precondition"],
  why: "EC2 makes no reservation whose end has passed, and one that has ended is gone: the plan would make it again, and the apply would fail.",
  remedy: "Take `reservation` out of the group, leave `endDate` out, or set a later one.",
  source: "EC2 API reference, CreateCapacityReservation: EndDate",
  assert: ({ name, ends }) => ({
    condition: `try(alltrue([for end in values(${ends}) : timecmp(end, plantimestamp()) > 0]), false)`,
    message: `Reservations on Outpost ${name} are over: ${placeholder(
      `join(", ", [for group, end in ${ends} : join(" at ", [group, end]) if timecmp(end, plantimestamp()) <= 0])`,
      "of an unknown group",
    )}.`,
  }),
};
