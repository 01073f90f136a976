import { App, TerraformResource, TerraformStack } from "cdktf";
import type { MeshModel } from "../../deployment";
import { address } from "../terraform";
import { AppMesh } from "./app-mesh";

/** Addresses of the objects of App Mesh that a mesh is rendered to, sorted. Nothing is made of them. */
export function appMeshAddresses(model: MeshModel): string[] {
  const mesh = AppMesh.fromModel(new TerraformStack(new App({ stackTraces: false }), "addresses"), "mesh", model);
  return mesh.node
    .findAll()
    .filter((each): each is TerraformResource => TerraformResource.isTerraformResource(each))
    .filter(({ terraformResourceType }) => terraformResourceType.startsWith("aws_appmesh_"))
    .map(address)
    .sort();
}
