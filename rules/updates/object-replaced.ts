import { text } from "./blocks";
import type { UpdateRule } from "./update";

/** What is lost while an object is away, by type. */
const LOST: Readonly<Record<string, string>> = {
  aws_appmesh_mesh: "everything in it goes with it, and no Envoy gets a configuration until its task is replaced",
  aws_appmesh_virtual_node: "its Envoys lose their configuration until their tasks are replaced",
  aws_appmesh_virtual_router: "its routes go with it, and requests to its virtual services fail until they are back",
  aws_appmesh_virtual_service: "calls to it fail until every Envoy knows the new one",
  aws_appmesh_virtual_gateway: "its routes go with it, and nothing enters the mesh by it until its tasks are replaced",
};

export const objectsKept: UpdateRule = {
  id: "OM-U008",
  title: "No object of the mesh is replaced",
  severity: "warning",
  stages: ["review"],
  why: "App Mesh has no rename: another name, or another mesh, means that the object is destroyed and a new one created. Envoys are bound to the old one by name.",
  remedy:
    "Keep the name. For a new one add the new object beside the old, send requests to it, then remove the old one.",
  source: "hashicorp/aws, aws_appmesh_*: name, mesh_name and mesh_owner force replacement",
  *examine(changes) {
    for (const { address, type, action, before, after } of changes) {
      const lost = LOST[type];
      if (action !== "replace" || lost === undefined) continue;
      const [from, to] = [text(before ?? {}, "name"), text(after ?? {}, "name")];
      const what = from === to || to === undefined ? "it is replaced" : `"${String(from)}" becomes "${to}"`;
      yield { address, message: `${what}: ${lost}.` };
    }
  },
};
