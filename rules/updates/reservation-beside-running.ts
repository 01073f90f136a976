import { ofType, positive } from "./blocks";
import { stays } from "./routes";
import type { UpdateRule } from "./update";

export const reservationBesideRunning: UpdateRule = {
  id: "OM-U020",
  title: "Slots are reserved for a group before its instances run",
  severity: "warning",
  stages: ["review"],
  why: "Running instances are not taken into a targeted reservation: it needs as many free slots beside those that they hold, until each is replaced by one that starts in it. An apply without the slots fails with InsufficientInstanceCapacity.",
  remedy:
    "See AvailableInstanceType_Count of AWS/Outposts for the free slots; or use `match: open`, which running instances of the group fill, or let the group shrink first.",
  source: "Amazon EC2 user guide, On-Demand Capacity Reservations: instance matching",
  *examine(changes) {
    for (const { address, action, after } of ofType(changes, "aws_ec2_capacity_reservation")) {
      if ((action !== "create" && action !== "replace") || after?.["instance_match_criteria"] !== "targeted") continue;
      const group = address.replace(/^.*aws_ec2_capacity_reservation\./, "aws_autoscaling_group.");
      const running = ofType(changes, "aws_autoscaling_group").find((each) => each.address === group && stays(each));
      if (running === undefined) continue;
      yield {
        address,
        message: `it needs ${positive(after, "instance_count") ?? "as many"} free slots, and ${group} has instances already.`,
      };
    }
  },
};
