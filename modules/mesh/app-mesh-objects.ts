import { App, TerraformResource, TerraformStack } from "cdktf";
import type { MeshModel } from "../../deployment";
import { address } from "../terraform";
import { AppMesh } from "./app-mesh";

/** Arguments of an object, with names where the object itself refers to others. */
export type ObjectArguments = Readonly<Record<string, unknown>>;

/** The objects of App Mesh that a mesh is rendered to, by their addresses, sorted. Nothing is made of them. */
export function appMeshObjects(model: MeshModel): Readonly<Record<string, ObjectArguments>> {
  const mesh = AppMesh.fromModel(new TerraformStack(new App({ stackTraces: false }), "objects"), "mesh", model);
  const objects = mesh.node
    .findAll()
    .filter((each): each is TerraformResource => TerraformResource.isTerraformResource(each))
    .filter(({ terraformResourceType }) => terraformResourceType.startsWith("aws_appmesh_"))
    .map((each) => [address(each), argumentsOf(each)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = new Map(objects.map(([at, { name }]) => [at, String(name)]));
  return Object.fromEntries(objects.map(([at, each]) => [at, named(each, names) as ObjectArguments]));
}

function argumentsOf(object: TerraformResource): ObjectArguments {
  const { [object.terraformResourceType]: byName } = (object.toTerraform() as Written).resource;
  const { "//": _metadata, depends_on: _order, lifecycle: _lifecycle, ...own } = byName![object.friendlyUniqueId]!;
  return own;
}

interface Written {
  readonly resource: Readonly<Record<string, Readonly<Record<string, ObjectArguments>>>>;
}

/** The same with the names of objects instead of references to them, which are not there to be referred to. */
function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    const reference = /^\$\{(aws_appmesh_[a-z_]+\.[^.}]+)\.name\}$/.exec(value)?.[1];
    return reference === undefined ? value : (names.get(reference) ?? value);
  }
  if (Array.isArray(value)) return value.map((each: unknown) => named(each, names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each, names)]));
}
