import { ofType, positive, text } from "./blocks";
import type { PlannedChange, UpdateRule, Values } from "./update";

/** Name of the record of slots in a plan: by the address of a group what it has of the slots of its type. */
export const SLOTS_RECORD = "outpost-slots";

export const capacityWithinSlots: UpdateRule = {
  id: "OM-U009",
  title: "A capacity group does not ask for more instances than before without anybody looking at the slots",
  severity: "warning",
  stages: ["review"],
  why: "An Outpost has as many instances of a type as it has slots, and no data source says how many are free: above them Auto Scaling fails with InsufficientInstanceCapacity, and tasks stay pending. Where the deployment says the slots of the Outpost, they are compared.",
  remedy:
    "Say in `slots` of the Outpost what it has; compare with AvailableInstanceType_Count of AWS/Outposts in CloudWatch; have the Outpost re-slotted, or keep `max` of the group.",
  source: "Outposts user guide, CloudWatch metrics; Outposts user guide, capacity management",
  *examine(changes) {
    for (const { address, action, before, after } of ofType(changes, "aws_autoscaling_group")) {
      const [from, to] = [positive(before ?? {}, "max_size") ?? 0, positive(after ?? {}, "max_size") ?? 0];
      if (action !== "update" || to <= from) continue;
      const known = slotsOf(changes, address);
      if (known !== undefined && to + known.others <= known.slots) continue;
      const slots =
        known === undefined
          ? ""
          : `; Outpost ${known.outpost} has ${known.slots} slots of ${known.type}, of which others may want ${known.others}`;
      yield { address, message: `its largest size grows from ${from} to ${to} instances${slots}.` };
    }
  },
};

function slotsOf(changes: readonly PlannedChange[], address: string) {
  const record = ofType(changes, "terraform_data").find((each) => each.address === `terraform_data.${SLOTS_RECORD}`);
  const values = object(object(record?.after?.["input"])?.[address]);
  const [outpost, type] = [text(values ?? {}, "outpost"), text(values ?? {}, "type")];
  const [slots, others] = [values?.["slots"], values?.["others"]];
  if (outpost === undefined || type === undefined || typeof slots !== "number" || typeof others !== "number") {
    return undefined;
  }
  return { outpost, type, slots, others };
}

function object(value: unknown): Values | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : undefined;
}
