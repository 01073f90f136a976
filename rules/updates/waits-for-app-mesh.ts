import { MESH_RECORD, OWN_ENVOY, WAY_RECORD } from "../envoy-mode/mesh-record";
import { block, ofType, text } from "./blocks";
import type { PlannedChange, UpdateRule, Values } from "./update";

export const waitsForAppMesh: UpdateRule = {
  id: "OM-U016",
  title: "Nothing waits for an App Mesh that is gone",
  severity: "error",
  stages: ["review"],
  why: "An Envoy of App Mesh that starts waits for its first configuration for ever, and so do the containers beside it; an object of App Mesh cannot be created where nobody answers.",
  remedy:
    "Leave the tasks and pods that still have App Mesh's Envoy as they are until their stage, and go on instead of back: ECS itself goes back to the tasks that run when new ones do not become healthy, and Kubernetes keeps the pods that run until then. Where App Mesh answers after all, say `api: answers`.",
  source: "App Mesh user guide, Envoy configuration variables (ENVOY_INITIAL_FETCH_TIMEOUT); docs/migration.md",
  *examine(changes) {
    const records = changes.filter(({ address }) => RECORDS.includes(address));
    const was = records.some(({ before }) => isGone(before));
    const is = records.some(({ after }) => isGone(after));
    if (!was && !is) return;
    for (const { address, action, after } of ofType(changes, "aws_ecs_task_definition")) {
      const starts = action === "update" || action === "replace" || (action === "create" && was);
      if (!starts || !text(after ?? {}, "container_definitions")?.includes("APPMESH_RESOURCE_ARN")) continue;
      yield { address, message: "its new tasks have App Mesh's Envoy, which nobody gives a configuration." };
    }
    for (const change of ofType(changes, "kubernetes_deployment_v1")) {
      if (change.action === "create" ? !was : !startsPods(change)) continue;
      if (hasOwnEnvoy(change.after)) continue;
      yield {
        address: change.address,
        message: "its new pods have App Mesh's Envoy, which nobody gives a configuration.",
      };
    }
    if (!was) return;
    for (const { address, type, action } of changes) {
      if (!type.startsWith("aws_appmesh_") || action !== "create") continue;
      yield { address, message: "it is to be created in App Mesh, of which the last apply said that it is gone." };
    }
  },
};

const RECORDS = [MESH_RECORD, WAY_RECORD].map((name) => `terraform_data.${name}`);

/** Whether a Deployment that is there gets pods that are not: others than it has, or more of them. */
function startsPods({ action, before, after }: PlannedChange): boolean {
  if (action === "replace") return true;
  if (action !== "update") return false;
  const [was, is] = [block(before, "spec"), block(after, "spec")];
  if (JSON.stringify(was["template"]) !== JSON.stringify(is["template"])) return true;
  return Number(is["replicas"]) > Number(was["replicas"]);
}

/** Whether the pods of a Deployment have an Envoy with its own configuration; all others of the mesh have App Mesh's. */
function hasOwnEnvoy(deployment: Values | undefined): boolean {
  return alone(block(deployment, "spec", "template", "metadata"), "annotations")[OWN_ENVOY] !== undefined;
}

/** Whether the record of a mesh says that App Mesh is gone. Values of `terraform_data` are no blocks, and stand alone. */
function isGone(values: Values | undefined): boolean {
  return text(alone(alone(values, "input"), "fromAppMesh"), "api") === "gone";
}

function alone(values: Values | undefined, key: string): Values {
  const value = values?.[key];
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Values) : block(values, key);
}
