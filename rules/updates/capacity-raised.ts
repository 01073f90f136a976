import { ofType, positive } from "./blocks";
import type { UpdateRule } from "./update";

export const capacityWithinSlots: UpdateRule = {
  id: "OM-U009",
  title: "A capacity group does not ask for more instances than before without anybody looking at the slots",
  severity: "warning",
  stages: ["review"],
  why: "An Outpost has as many instances of a type as it has slots, and no data source says how many are free: above them Auto Scaling fails with InsufficientInstanceCapacity, and tasks stay pending.",
  remedy:
    "Compare with AvailableInstanceType_Count of AWS/Outposts in CloudWatch; have the Outpost re-slotted, or keep `max` of the group.",
  source: "Outposts user guide, CloudWatch metrics; Outposts user guide, capacity management",
  *examine(changes) {
    for (const { address, action, before, after } of ofType(changes, "aws_autoscaling_group")) {
      const [from, to] = [positive(before ?? {}, "max_size") ?? 0, positive(after ?? {}, "max_size") ?? 0];
      if (action !== "update" || to <= from) continue;
      yield { address, message: `its largest size grows from ${from} to ${to} instances.` };
    }
  },
};
