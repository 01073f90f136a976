import { expandMesh } from "../../../deployment";
import type { Deployment } from "../../../deployment";
import { clusterObjects } from "../../../modules/kubernetes";
import { appMeshObjects } from "../../../modules/mesh";
import type { ResourceChange } from "../../../review";
import { MESH_RECORD } from "../../../rules";
import { change } from "./plans";

/** The changes of a mesh that the controller owns: its objects before and after. */
export function controlled(before: Deployment | undefined, after: Deployment): ResourceChange[] {
  const objects = (deployment: Deployment) =>
    new Map(
      clusterObjects(deployment, expandMesh(deployment)!).mesh.map((each) => [
        `${each.kind}--${each.metadata.name}`,
        each,
      ]),
    );
  const was = before === undefined ? new Map<string, never>() : objects(before);
  return [...objects(after)].map(([name, manifest]) => {
    const old = was.get(name);
    const before = old === undefined ? null : { manifest: old };
    return change("kubernetes_manifest", name, actionsOf(old, manifest), { manifest }, before);
  });
}

/** The changes of the same mesh where Terraform owns it. */
export function owned(before: Deployment | undefined, after: Deployment): ResourceChange[] {
  const objects = (deployment: Deployment) => appMeshObjects(expandMesh(deployment)!) as Record<string, Values>;
  const was = before === undefined ? {} : objects(before);
  return Object.entries(objects(after)).map(([key, values]) => {
    const [type, name] = key.split(".") as [string, string];
    const old = was[key] === undefined ? null : planned(was[key]);
    return change(type, name, actionsOf(was[key], values), planned(values), old);
  });
}

/** Arguments as Terraform plans them: every block is a list. */
function planned(values: Values): Values {
  const block = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => (isBlock(item) ? inside(item) : item));
    return isBlock(value) ? [inside(value)] : value;
  };
  const inside = (each: Values): Values =>
    Object.fromEntries(Object.entries(each).map(([key, of]) => [key, block(of)]));
  return { ...values, spec: block(values["spec"]) };
}

function isBlock(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The change of the record of the same mesh where Envoys have it all. */
export function recorded(before: Deployment | undefined, after: Deployment): ResourceChange[] {
  const input = (deployment: Deployment) => {
    const objects = Object.entries(appMeshObjects(expandMesh(deployment)!));
    return {
      input: { objects: Object.fromEntries(objects.map(([key, each]) => [key.replace("aws_appmesh_", ""), each])) },
    };
  };
  const [was, is] = [before === undefined ? undefined : input(before), input(after)];
  return [change("terraform_data", MESH_RECORD, actionsOf(was, is), is, was ?? null)];
}

type Values = Readonly<Record<string, unknown>>;

function actionsOf(before: unknown, after: unknown): string[] {
  if (before === undefined) return ["create"];
  return [JSON.stringify(before) === JSON.stringify(after) ? "no-op" : "update"];
}
