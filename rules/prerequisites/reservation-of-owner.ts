import { placeholder, quote } from "../expression";
import type { PlanRule } from "../rule";
import type { ReservationFacts } from "./facts";

export const reservationOfOwner: PlanRule<ReservationFacts> = {
  id: "OM-P070",
  title: "Slots are reserved by the account that owns the Outpost",
  severity: "error",
  stages: ["precondition"],
  why: "EC2 makes reservations on an Outpost for its owner. To an account that the Outpost is shared with the owner shares reservations, too, through AWS RAM.",
  remedy: "Have the owner reserve the slots and share the reservation with this account; name it in `reservation.id`.",
  source: "Amazon EC2 user guide, Capacity Reservations on AWS Outposts; Shared Capacity Reservations",
  assert: ({ name, owner, groups, callerAccount }) => ({
    condition: `try(${callerAccount} == ${quote(owner)}, false)`,
    message: `Outpost ${name} belongs to the account ${owner}; Terraform works in ${placeholder(callerAccount, "another")}, which cannot reserve slots there for ${groups.join(", ")}.`,
  }),
};
