import { meshIndex, missing } from "../mesh-model";
import type { SynthRule } from "../rule";
import { namesOfKind, unresolvedReferences } from "./unresolved";

export const referencesResolve: SynthRule = {
  id: "OM-M066",
  title: "Every reference in a mesh that is created here goes to an object that is given here",
  severity: "error",
  stages: ["synth"],
  why: "The deployment creates the mesh and shares it with nobody, so nothing else can stand in it when it is applied; App Mesh refuses the reference, or keeps a route that leads nowhere.",
  remedy: "Correct the name, or add the object. For a mesh that lives elsewhere set `existing: true` or `meshOwner`.",
  source: "App Mesh API reference, NotFoundException of CreateRoute and its siblings",
  *inspect(subject) {
    if (!meshIndex(subject).whole) return;
    yield* missing(unresolvedReferences(subject), namesOfKind(subject), "is not in this file");
  },
};
