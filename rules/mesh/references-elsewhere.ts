import { meshIndex, missing } from "../mesh-model";
import type { SynthRule } from "../rule";
import { namesOfKind, unresolvedReferences } from "./unresolved";

export const referencesElsewhere: SynthRule = {
  id: "OM-M067",
  title: "References to objects outside the file are known ones",
  severity: "note",
  stages: ["synth"],
  why: "The mesh lives elsewhere, or is shared, so the object may well exist; it cannot be looked up before the deployment is applied.",
  remedy: "Nothing, when the name is right.",
  source: "App Mesh user guide, working with shared meshes",
  *inspect(subject) {
    if (meshIndex(subject).whole) return;
    yield* missing(unresolvedReferences(subject), namesOfKind(subject), "must exist in the mesh already");
  },
};
