import { MESH_RECORD } from "../envoy-mode/mesh-record";
import { block, ofType, text } from "./blocks";
import type { UpdateRule, Values } from "./update";

export const waitsForAppMesh: UpdateRule = {
  id: "OM-U016",
  title: "Nothing waits for an App Mesh that is gone",
  severity: "error",
  stages: ["review"],
  why: "An Envoy of App Mesh that starts waits for its first configuration for ever, and so do the containers beside it; an object of App Mesh cannot be created where nobody answers.",
  remedy:
    "Leave the tasks that still have App Mesh's Envoy as they are until their stage, and go on instead of back: ECS itself goes back to the tasks that run when new ones do not become healthy. Where App Mesh answers after all, say `api: answers`.",
  source: "App Mesh user guide, Envoy configuration variables (ENVOY_INITIAL_FETCH_TIMEOUT); docs/migration.md",
  *examine(changes) {
    const record = changes.find(({ address }) => address === `terraform_data.${MESH_RECORD}`);
    const [was, is] = [isGone(record?.before), isGone(record?.after)];
    if (!was && !is) return;
    for (const { address, action, after } of ofType(changes, "aws_ecs_task_definition")) {
      const starts = action === "update" || action === "replace" || (action === "create" && was);
      if (!starts || !text(after ?? {}, "container_definitions")?.includes("APPMESH_RESOURCE_ARN")) continue;
      yield { address, message: "its new tasks have App Mesh's Envoy, which nobody gives a configuration." };
    }
    if (!was) return;
    for (const { address, type, action } of changes) {
      if (!type.startsWith("aws_appmesh_") || action !== "create") continue;
      yield { address, message: "it is to be created in App Mesh, of which the last apply said that it is gone." };
    }
  },
};

/** Whether the record of a mesh says that App Mesh is gone. Values of `terraform_data` are no blocks, and stand alone. */
function isGone(values: Values | undefined): boolean {
  return text(alone(alone(values, "input"), "fromAppMesh"), "api") === "gone";
}

function alone(values: Values | undefined, key: string): Values {
  const value = values?.[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : block(values, key);
}
