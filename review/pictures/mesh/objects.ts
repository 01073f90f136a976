import { MESH_RECORD } from "../../../rules";
import { actionOf, managedChanges } from "../../changes";
import { controllerChanges } from "../../controller-mesh";
import type { PlanJson, ResourceChange } from "../../plan-json";
import type { Mark } from "../svg";

/** An object of App Mesh in a plan, before and after. Lists stand for blocks, as in Terraform. */
export interface MeshObject {
  readonly kind: MeshKind;
  readonly mesh: string;
  readonly name: string;
  readonly parent: string | undefined;
  readonly mark: Mark;
  readonly before: Block | undefined;
  readonly after: Block | undefined;
}

/** A block or an object of a plan. */
export type Block = Readonly<Record<string, unknown>>;

const KINDS = {
  aws_appmesh_virtual_node: "node",
  aws_appmesh_virtual_router: "router",
  aws_appmesh_route: "route",
  aws_appmesh_virtual_service: "service",
  aws_appmesh_virtual_gateway: "gateway",
  aws_appmesh_gateway_route: "gatewayRoute",
} as const;

export type MeshKind = (typeof KINDS)[keyof typeof KINDS];

/** The mesh objects of a plan. What goes is among them: a picture shows it. */
export function meshObjects(plan: PlanJson): MeshObject[] {
  const changes = managedChanges(plan);
  const recorded = changes.filter(({ type, name }) => type === "terraform_data" && name === MESH_RECORD);
  // What is forgotten or deleted in favour of a record is drawn from the record.
  const instead = recorded.some((record) => actionOf(record) === "create");
  const own = changes.filter(
    ({ change }) => !change.actions.includes("forget") && !(instead && change.actions.includes("delete")),
  );
  return [
    ...[...own, ...controllerChanges(plan)].flatMap((resource) =>
      objectOf(resource.type, resource.name, resource.change.before, resource.change.after, actionOf(resource)),
    ),
    ...recorded.flatMap(recordedObjects),
  ];
}

function objectOf(
  type: string,
  id: string,
  before: Block | null | undefined,
  after: Block | null | undefined,
  mark: Mark,
): MeshObject[] {
  if (!Object.hasOwn(KINDS, type)) return [];
  const values = after ?? before ?? {};
  const parent = values["virtual_router_name"] ?? values["virtual_gateway_name"];
  return [
    {
      kind: KINDS[type as keyof typeof KINDS],
      mesh: String(values["mesh_name"] ?? ""),
      name: String(values["name"] ?? id),
      parent: typeof parent === "string" ? parent : undefined,
      mark,
      before: specOf(before),
      after: specOf(after),
    },
  ];
}

/** The objects of a mesh without App Mesh: its record keeps them all, so each is marked by how it differs. */
function recordedObjects({ change }: ResourceChange): MeshObject[] {
  const [before, after] = [change.before, change.after].map((values) =>
    only(only(values ?? undefined, "input"), "objects"),
  );
  const addresses = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  return addresses.flatMap((address) => {
    const [kind, id] = address.split(".", 2) as [string, string];
    const [was, is] = [only(before, address), only(after, address)];
    return objectOf(`aws_appmesh_${kind}`, id, was, is, markOf(was, is));
  });
}

function markOf(before: Block | undefined, after: Block | undefined): Mark {
  if (before === undefined) return "create";
  if (after === undefined) return "delete";
  return JSON.stringify(before) === JSON.stringify(after) ? "none" : "update";
}

function specOf(values: Block | null | undefined): Block | undefined {
  return values == null ? undefined : (only(values, "spec") ?? {});
}

/** The one block of that name; undefined when there is none. */
export function only(block: Block | undefined, name: string): Block | undefined {
  return all(block, name)[0];
}

/** All blocks of that name. */
export function all(block: Block | undefined, name: string): Block[] {
  const value = block?.[name];
  const list: unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter((each): each is Block => typeof each === "object" && each !== null && !Array.isArray(each));
}

export function text(block: Block | undefined, name: string): string | undefined {
  const value = block?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function number(block: Block | undefined, name: string): number | undefined {
  const value = block?.[name];
  return typeof value === "number" ? value : undefined;
}
