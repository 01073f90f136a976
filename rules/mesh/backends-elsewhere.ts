import { meshIndex, missing } from "../mesh-model";
import type { SynthRule } from "../rule";
import { namesOfKind, unresolvedBackends } from "./unresolved";

export const backendsElsewhere: SynthRule = {
  id: "OM-M069",
  title: "Backends outside the file are known ones",
  severity: "note",
  stages: ["synth"],
  why: "The mesh lives elsewhere, is shared, or lets traffic to unknown hosts through, so the backend may well be reachable; App Mesh does not say when it is not.",
  remedy: "Nothing, when the name is right.",
  source: "aws-app-mesh-examples issue 92; App Mesh user guide, working with shared meshes",
  *inspect(subject) {
    const { whole, mesh } = meshIndex(subject);
    if (whole && mesh.spec.egressFilter?.type !== "ALLOW_ALL") return;
    yield* missing(unresolvedBackends(subject), namesOfKind(subject), "nothing in this file serves");
  },
};
