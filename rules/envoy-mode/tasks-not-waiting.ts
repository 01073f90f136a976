import { leavingAppMesh } from "../../deployment";
import type { SynthRule } from "../rule";

export const tasksNotWaiting: SynthRule = {
  id: "OM-E033",
  title: "No task depends on an App Mesh that is gone",
  severity: "warning",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "An Envoy of App Mesh that runs keeps its last configuration. One that starts waits for a first one for ever, and the containers beside it never start: every deploy, restart or lost host is an outage of those tasks.",
  remedy:
    "Apply the stages that are left soon, and until then deploy, scale and restart nothing of what is named here.",
  source: "App Mesh user guide, Envoy configuration variables (ENVOY_INITIAL_FETCH_TIMEOUT); docs/migration.md",
  *inspect({ deployment }) {
    const leaving = leavingAppMesh(deployment);
    if (leaving?.api !== "gone") return;
    for (const [key, kind] of [
      ["nodes", "virtual nodes"],
      ["gateways", "virtual gateways"],
    ] as const) {
      const names = [...leaving[key]].sort();
      if (names.length === 0) continue;
      const more = names.length > 10 ? ` and ${names.length - 10} more` : "";
      yield {
        path: ["mesh", "envoy", "fromAppMesh", key],
        message: `the tasks of these ${kind} cannot be started again: ${names.slice(0, 10).join(", ")}${more}.`,
      };
    }
  },
};
