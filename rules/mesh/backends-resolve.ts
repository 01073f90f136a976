import { meshIndex, missing } from "../mesh-model";
import type { SynthRule } from "../rule";
import { namesOfKind, unresolvedBackends } from "./unresolved";

export const backendsResolve: SynthRule = {
  id: "OM-M068",
  title: "Every backend is a virtual service, where the mesh drops what it does not know",
  severity: "warning",
  stages: ["synth"],
  why: "App Mesh accepts a backend that does not exist, for it may come later; until then the caller's Envoy drops the traffic, and a misspelt name is never told.",
  remedy:
    "Correct the name, or add the virtual service. A host outside the mesh becomes reachable as a virtual service with a node that is found by DNS.",
  source: "aws-app-mesh-examples issue 92; App Mesh API reference, EgressFilter",
  *inspect(subject) {
    const { whole, mesh } = meshIndex(subject);
    if (!whole || mesh.spec.egressFilter?.type === "ALLOW_ALL") return;
    yield* missing(unresolvedBackends(subject), namesOfKind(subject), "nothing in this file serves");
  },
};
