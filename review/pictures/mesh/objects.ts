import { actionOf, managedChanges } from "../../changes";
import type { PlanJson } from "../../plan-json";
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
  return managedChanges(plan).flatMap((resource): MeshObject[] => {
    if (!Object.hasOwn(KINDS, resource.type)) return [];
    const { before, after } = resource.change;
    const values = after ?? before ?? {};
    const parent = values["virtual_router_name"] ?? values["virtual_gateway_name"];
    return [
      {
        kind: KINDS[resource.type as keyof typeof KINDS],
        mesh: String(values["mesh_name"] ?? ""),
        name: String(values["name"] ?? resource.name),
        parent: typeof parent === "string" ? parent : undefined,
        mark: actionOf(resource),
        before: specOf(before),
        after: specOf(after),
      },
    ];
  });
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
