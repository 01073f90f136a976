import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { parseOutpostArn } from "../../aws";
import type { NewReservation, Outpost } from "../../deployment";
import { reservationNotOver, reservationOfOwner } from "../../rules";
import type { CallerAccount } from "../network";
import { named } from "../terraform";
import type { PlanGate } from "../terraform";
import { gate } from "./rule-gate";

export interface ReservationRulesProps {
  readonly outpost: Pick<Outpost, "name" | "arn">;
  /** The reservations that are to be made on it. */
  readonly reservations: readonly NewReservation[];
  readonly account: CallerAccount;
}

/** Proves that slots of an Outpost can be reserved. */
export class ReservationRules extends Construct {
  readonly gates: readonly PlanGate[];

  constructor(scope: Construct, id: string, { outpost, reservations, account }: ReservationRulesProps) {
    super(scope, id);
    const { name, arn } = outpost;
    if (reservations.length === 0) {
      this.gates = [];
      return;
    }
    this.gates = [
      gate(this, reservationOfOwner, name, {
        name,
        owner: parseOutpostArn(arn)!.account,
        callerAccount: account.accountId,
        groups: reservations.map(({ group }) => group),
      }),
      ...this.notOver(name, reservations),
    ];
  }

  private notOver(name: string, reservations: readonly NewReservation[]): PlanGate[] {
    const ends = reservations.flatMap(({ group, endDate }) => (endDate === undefined ? [] : [[group, endDate]]));
    if (ends.length === 0) return [];
    const value = Object.fromEntries(ends) as Record<string, string>;
    const local = named(new TerraformLocal(this, "ends", value), "reservation-ends", name);
    return [gate(this, reservationNotOver, name, { name, ends: `local.${local.friendlyUniqueId}` })];
  }
}
