import { ofType, text } from "./blocks";
import { stays } from "./routes";
import type { UpdateRule } from "./update";

/** What has network interfaces in a subnet. */
const STANDS_IN_SUBNET: ReadonlySet<string> = new Set([
  "aws_autoscaling_group",
  "aws_ecs_service",
  "aws_eks_cluster",
  "aws_eks_node_group",
  "aws_instance",
  "aws_lb",
  "aws_nat_gateway",
  "aws_network_interface",
  "aws_vpc_endpoint",
]);

export const subnetStaysOnOutpost: UpdateRule = {
  id: "OM-U007",
  title: "A subnet in which something stands does not move to another Outpost",
  severity: "error",
  stages: ["review"],
  why: "A subnet cannot move: it is deleted and made anew. EC2 deletes no subnet in which network interfaces remain, and those of instances and tasks go only with them: the apply waits and stops half-way.",
  remedy:
    "Add a subnet with another name on the new Outpost, and capacity groups and services on it; remove the old ones and the old subnet in a second apply.",
  source: "EC2 API reference, DeleteSubnet; hashicorp/aws, aws_subnet.outpost_arn",
  *examine(changes) {
    for (const change of ofType(changes, "aws_subnet").filter(({ action }) => action === "replace")) {
      const [from, to] = [text(change.before ?? {}, "outpost_arn"), text(change.after ?? {}, "outpost_arn")];
      const id = text(change.before ?? {}, "id");
      if (from === to || from === undefined || id === undefined) continue;
      const inside = changes
        .filter((each) => STANDS_IN_SUBNET.has(each.type) && stays(each))
        .filter(({ before }) => JSON.stringify(before ?? {}).includes(JSON.stringify(id)) || namesIn(before, id))
        .map(({ address }) => address)
        .sort();
      if (inside.length === 0) continue;
      yield {
        address: change.address,
        message: `it moves from ${from} to ${to ?? "the Region"}, and in it stay ${inside.join(", ")}.`,
      };
    }
  },
};

/** Auto Scaling keeps the subnets of a group as a text with commas. */
function namesIn(values: Readonly<Record<string, unknown>> | undefined, id: string): boolean {
  return Object.values(values ?? {}).some((value) => typeof value === "string" && value.split(",").includes(id));
}
