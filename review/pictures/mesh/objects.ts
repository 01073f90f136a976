import { actionOf, managedChanges } from "../../changes";
import { controllerChanges } from "../../controller-mesh";
import type { PlanJson } from "../../plan-json";
import { meshRecordsIn, recordedChanges } from "../../recorded-mesh";
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
  // What is forgotten or deleted in favour of a record is drawn from the record.
  const instead = meshRecordsIn(plan).some((record) => actionOf(record) === "create");
  const own = changes.filter(
    ({ change }) => !change.actions.includes("forget") && !(instead && change.actions.includes("delete")),
  );
  return [...own, ...controllerChanges(plan), ...recordedChanges(plan)].flatMap((resource) =>
    objectOf(resource.type, resource.name, resource.change.before, resource.change.after, actionOf(resource)),
  );
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
