import { eksOf } from "../../deployment";
import type { SynthRule } from "../rule";

export const oneOwner: SynthRule = {
  id: "OM-K027",
  title: "The mesh has one owner",
  severity: "error",
  stages: ["synth"],
  why: "App Mesh's controller writes the mesh that it is given, again and again. A mesh that somebody else keeps would be changed back and forth.",
  remedy:
    "Set `injection: explicit`, which adds objects to an existing mesh, or let the controller make a mesh of its own.",
  source: "App Mesh user guide, App Mesh controller for Kubernetes",
  *inspect({ deployment }) {
    const { mesh } = deployment;
    if (eksOf(deployment)?.injection !== "controller") return;
    if (mesh?.existing === true && mesh.meshOwner === undefined) {
      const message = "with the injection controller an existing mesh would have two owners; explicit is allowed.";
      yield { path: ["mesh", "existing"], message };
    }
    if (mesh?.share !== undefined) {
      const message = "with the injection controller the mesh is not Terraform's, which could share it.";
      yield { path: ["mesh", "share"], message };
    }
  },
};
