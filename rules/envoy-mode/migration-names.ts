import { leavingAppMesh } from "../../deployment";
import { didYouMean, listed } from "../../document";
import { meshIndex } from "../mesh-model";
import type { SynthRule } from "../rule";

export const migrationNames: SynthRule = {
  id: "OM-E030",
  title: "What still has App Mesh's Envoy is in the mesh",
  severity: "error",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "A name that nothing has keeps nothing back: the tasks that were meant would be moved with this very apply.",
  remedy: "Correct the name; a version of a service is the node SERVICE-VERSION.",
  source: "docs/migration.md",
  *inspect(subject) {
    const leaving = leavingAppMesh(subject.deployment);
    if (leaving === undefined) return;
    const { nodesByName, gatewaysByName } = meshIndex(subject);
    const kinds = [
      ["nodes", "virtual node", [...nodesByName.keys()].sort()],
      ["gateways", "virtual gateway", [...gatewaysByName.keys()].sort()],
    ] as const;
    for (const [key, kind, names] of kinds) {
      for (const [i, name] of leaving[key].entries()) {
        if (names.includes(name)) continue;
        yield {
          path: ["mesh", "envoy", "fromAppMesh", key, i],
          message: `there is no ${kind} ${JSON.stringify(name)}.${didYouMean(name, names)} There are: ${listed(names)}.`,
        };
      }
    }
  },
};
