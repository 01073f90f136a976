import { ofType, positive, text } from "./blocks";
import type { PlannedChange, UpdateRule } from "./update";

/** Default of both quotas. */
const MOST_ENVOYS = 50;
/** What an Envoy is, and the quota of how many may be one. */
const KINDS = [
  { type: "aws_appmesh_virtual_node", suffix: "", quota: "L-606A910B" },
  { type: "aws_appmesh_virtual_gateway", suffix: "-gateway", quota: "L-33E8F9C9" },
] as const;

export const envoysInRollout: UpdateRule = {
  id: "OM-U010",
  title: "While a service or a virtual gateway is rolled out, its old and new Envoys stay within the quota",
  severity: "warning",
  stages: ["review"],
  why: "Old and new tasks run together, each with an Envoy, as far as the service's deployment bounds allow. Above the quotas L-606A910B (virtual nodes) and L-33E8F9C9 (virtual gateways) App Mesh turns Envoys away, running ones too, when they connect again.",
  remedy:
    "Ask Service Quotas for more, spread the tasks over several versions or gateways, or lower the count for the rollout.",
  source: "App Mesh user guide, troubleshooting scaling; App Mesh default service quotas, L-606A910B and L-33E8F9C9",
  *examine(changes) {
    const quotas = new Map(
      KINDS.flatMap(({ type, suffix, quota }) =>
        ofType(changes, type)
          .flatMap(({ after }) => text(after ?? {}, "name") ?? [])
          .map((name) => [`${name}${suffix}`, quota] as const),
      ).reverse(),
    );
    for (const change of ofType(changes, "aws_ecs_service")) {
      // A service is named after its node or gateway, with the deployment's name before it.
      const parts = (text(change.after ?? {}, "name") ?? "").split("-");
      const quota = parts
        .map((_, index) => quotas.get(parts.slice(index).join("-")))
        .find((each) => each !== undefined);
      const [most, why] = mostTasks(change);
      if (quota === undefined || most <= MOST_ENVOYS) continue;
      yield {
        address: change.address,
        message: `up to ${most} Envoys are connected ${why}; the default quota ${quota} is ${MOST_ENVOYS}.`,
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
