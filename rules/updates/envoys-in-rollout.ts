import { ofType, positive, text } from "./blocks";
import type { PlannedChange, UpdateRule } from "./update";

/** Default of quota L-606A910B. */
const MOST_ENVOYS = 50;

export const envoysInRollout: UpdateRule = {
  id: "OM-U010",
  title: "While a service is rolled out, its old and new Envoys stay within the quota",
  severity: "warning",
  stages: ["review"],
  why: "Old and new tasks run together, each with an Envoy, as far as the service's deployment bounds allow. Above the quota L-606A910B App Mesh turns Envoys away, running ones too, when they connect again.",
  remedy: "Ask Service Quotas for more, spread the tasks over several versions, or lower the count for the rollout.",
  source: "App Mesh user guide, troubleshooting scaling; App Mesh default service quotas, L-606A910B",
  *examine(changes) {
    const nodes = new Set(
      ofType(changes, "aws_appmesh_virtual_node").flatMap(({ after }) => text(after ?? {}, "name") ?? []),
    );
    for (const change of ofType(changes, "aws_ecs_service")) {
      const name = text(change.after ?? {}, "name") ?? "";
      const parts = name.split("-");
      // A service is named after its node, with the deployment's name before it.
      if (!parts.some((_, index) => nodes.has(parts.slice(index).join("-")))) continue;
      const [most, why] = mostTasks(change);
      if (most <= MOST_ENVOYS) continue;
      yield {
        address: change.address,
        message: `up to ${most} Envoys are connected ${why}; the default quota L-606A910B is ${MOST_ENVOYS}.`,
      };
    }
  },
};

function mostTasks({ action, before, after }: PlannedChange): [number, string] {
  const wanted = positive(after ?? {}, "desired_count") ?? 0;
  // How many there are in a first apply is said before any plan, by OM-M087.
  if (action !== "update") return [0, ""];
  const had = positive(before ?? {}, "desired_count") ?? 0;
  const percent = positive(after ?? {}, "deployment_maximum_percent") ?? 200;
  // A new task definition has no ARN before the apply.
  const rolled = text(before ?? {}, "task_definition") !== text(after ?? {}, "task_definition");
  if (!rolled) return [wanted > had ? wanted : 0, "when all tasks run"];
  const peak = Math.max(had, Math.floor((Math.max(had, wanted) * percent) / 100));
  return [peak, `while old tasks (${had}) and new ones (${wanted}) run together`];
}
