import { callsAmong, leavingAppMesh, unitsOf } from "../../deployment";
import type { MigrationUnit } from "../../deployment";
import type { SynthRule } from "../rule";

export const callersMovedFirst: SynthRule = {
  id: "OM-E031",
  title: "Once App Mesh is gone, callers leave it before what they call",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "An Envoy of App Mesh was told by it which tasks of Cloud Map there are, and now keeps that list until it ends. When the tasks of a callee are replaced, it goes on dialling the old ones and finds no new one; an Envoy with its own configuration looks the name up.",
  remedy:
    "Take the callers out of `mesh.envoy.fromAppMesh` first, or with the callee; `outpost-mesh migrate` writes the stages in that order.",
  source: "App Mesh user guide, Envoy metrics (Endpoints); docs/migration.md",
  *inspect({ deployment, mesh }) {
    const leaving = leavingAppMesh(deployment);
    if (leaving?.api !== "gone" || mesh === undefined) return;
    const [nodes, gateways] = [new Set(leaving.nodes), new Set(leaving.gateways)];
    const waits = ({ kind, name, nodes: own }: MigrationUnit) =>
      kind === "gateway" ? gateways.has(name) : own.some((node) => nodes.has(node));
    const moved = ({ nodes: own }: MigrationUnit) => own.some((node) => !nodes.has(node));
    for (const { caller, callee, told } of callsAmong(unitsOf(deployment, mesh), mesh)) {
      if (!told || caller === callee || !waits(caller) || !moved(callee)) continue;
      yield {
        path: ["mesh", "envoy", "fromAppMesh", caller.kind === "gateway" ? "gateways" : "nodes"],
        message: `${caller.kind} ${JSON.stringify(caller.name)} still has App Mesh's Envoy, and ${JSON.stringify(callee.name)}, which it calls, has not.`,
      };
    }
  },
};
