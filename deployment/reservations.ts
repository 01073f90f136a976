import { outpostMeant } from "./outposts";
import type { CapacityGroup, Deployment, Outpost } from "./schema";

/** What a group of instances says of its size and of the slots that are kept for it. */
type Reserving = Pick<CapacityGroup, "max" | "reservation">;

/** Slots of an Outpost that are kept for one group of instances. */
export interface NewReservation {
  /** Name of the group. */
  readonly group: string;
  readonly count: number;
  /** Whether the group alone may use it. */
  readonly targeted: boolean;
  readonly endDate: string | undefined;
}

/** The reservation that is to be made for a group; undefined when it has none, or one that exists. */
export function newReservation(
  group: string,
  { max, reservation }: Reserving,
): (NewReservation & { readonly platform: string }) | undefined {
  if (reservation === undefined || reservation.id !== undefined) return undefined;
  const { count = max, match = "targeted", platform = "Linux/UNIX", endDate } = reservation;
  return { group, count, targeted: match === "targeted", platform, endDate };
}

/** The reservations that are to be made on an Outpost, by the names of their groups. */
export function newReservations(deployment: Deployment, outpost: Outpost): NewReservation[] {
  return Object.entries(deployment.workloads?.capacity ?? {})
    .filter(([, group]) => outpostMeant(deployment, group.outpost) === outpost)
    .flatMap(([name, group]) => newReservation(name, group) ?? [])
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

/** Most slots that a group has for itself: reserved ones are its own whether it uses them or not. */
export function slotsOfGroup(group: Reserving): number {
  return Math.max(group.max, newReservation("", group)?.count ?? 0);
}
