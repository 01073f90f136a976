import { Ec2CapacityReservation } from "@cdktf/provider-aws/lib/ec2-capacity-reservation";
import type { LaunchTemplateCapacityReservationSpecification } from "@cdktf/provider-aws/lib/launch-template";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { newReservation } from "../../deployment";
import type { CapacityGroup } from "../../deployment";
import { named, reference, waitFor } from "../terraform";
import type { PlanGate } from "../terraform";

export interface CapacityReservationProps {
  /** Name of the group in the deployment. */
  readonly name: string;
  /** Prefix of names in AWS. */
  readonly prefix: string;
  readonly group: Pick<CapacityGroup, "max" | "reservation" | "type">;
  readonly outpostArn: string;
  /** Template: the Outpost's anchor Availability Zone. */
  readonly availabilityZone: string;
  /** What must hold before slots are reserved. */
  readonly gates: readonly PlanGate[];
}

/**
 * Slots of an Outpost that are kept for one group of instances: a new reservation or an existing one. An Outpost has no
 * groups of reservations, so instances are sent to one by its id.
 */
export class CapacityReservation extends Construct {
  /** What the group's launch template says of it; undefined when the group takes free slots, as ever. */
  readonly specification: LaunchTemplateCapacityReservationSpecification | undefined;
  /** What must be there before an instance starts: one that comes first takes a slot that is then missing. */
  readonly after: readonly TerraformElement[];

  constructor(scope: Construct, id: string, props: CapacityReservationProps) {
    super(scope, id);
    const existing = props.group.reservation?.id;
    const wanted = newReservation(props.name, props.group);
    if (existing !== undefined) this.specification = inReservation(existing);
    if (wanted === undefined) {
      this.after = [];
      return;
    }
    const reservation = new Ec2CapacityReservation(this, "reservation", {
      instanceType: props.group.type,
      instancePlatform: wanted.platform,
      instanceCount: wanted.count,
      instanceMatchCriteria: wanted.targeted ? "targeted" : "open",
      outpostArn: props.outpostArn,
      availabilityZone: props.availabilityZone,
      ...(wanted.endDate === undefined
        ? { endDateType: "unlimited" }
        : { endDateType: "limited", endDate: wanted.endDate }),
      tags: { Name: `${props.prefix}-${props.name}` },
    });
    waitFor(named(reservation, props.name), ...props.gates);
    this.specification = wanted.targeted
      ? inReservation(reference(reservation, "id"))
      : { capacityReservationPreference: "open" };
    this.after = [reservation];
  }
}

function inReservation(capacityReservationId: string): LaunchTemplateCapacityReservationSpecification {
  return { capacityReservationTarget: { capacityReservationId } };
}
