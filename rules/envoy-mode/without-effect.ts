import { listeners, tagLists } from "../mesh-model";
import type { SynthRule } from "../rule";

export const withoutEffect: SynthRule = {
  id: "OM-E005",
  title: "Nothing in the file is without effect",
  severity: "note",
  stages: ["synth"],
  controlPlane: "envoy",
  why: "Tags and shares belong to objects of App Mesh, which are not made; health checks of a gateway's listener were App Mesh's, and no Envoy calls a gateway through the mesh.",
  remedy:
    "Leave them for a way back to App Mesh, or take them out. Give a gateway's health check to the load balancer before it.",
  source: "App Mesh user guide, virtual gateways; docs/envoy-mapping.md",
  *inspect(subject) {
    if (subject.mesh?.mesh.share !== undefined) {
      yield { path: ["mesh", "share"], message: "the mesh is no object that could be shared." };
    }
    for (const { label, value, at } of tagLists(subject)) {
      if (value.length > 0) yield { path: at(), message: `the tags of ${label} stand on no object.` };
    }
    for (const { owner, kind, value, at } of listeners(subject)) {
      if (kind !== "virtualGateway" || value.healthCheck === undefined) continue;
      yield { path: at("healthCheck"), message: `the health check of ${owner.label} is run by nobody.` };
    }
  },
};
