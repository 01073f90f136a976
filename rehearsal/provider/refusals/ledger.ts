import type { ObjectValue, Value } from "../values";
import { isList, isObject } from "../values";

/** What the stand-in knows to exist: what Terraform read from its state or applied. */
export class Ledger {
  private readonly objects = new Map<string, { readonly type: string; readonly values: ObjectValue }>();

  /** Takes note of what a resource is now. */
  record(type: string, values: Value): void {
    const key = keyOf(type, values);
    if (key !== undefined && isObject(values)) this.objects.set(key, { type, values });
  }

  /** Takes note that a resource is gone. */
  forget(type: string, values: Value): void {
    const key = keyOf(type, values);
    if (key !== undefined) this.objects.delete(key);
  }

  has(type: string, values: Value): boolean {
    const key = keyOf(type, values);
    return key !== undefined && this.objects.has(key);
  }

  /** What is known of a type, in the order in which it was met. */
  all(type: string): ObjectValue[] {
    return [...this.objects.values()].filter((each) => each.type === type).map(({ values }) => values);
  }

  /** Everything that is known. */
  everything(): readonly { readonly type: string; readonly values: ObjectValue }[] {
    return [...this.objects.values()];
  }
}

/** App Mesh knows objects by their names, the rest of AWS by ids. */
function keyOf(type: string, values: Value): string | undefined {
  if (!isObject(values)) return undefined;
  const parts = type.startsWith("aws_appmesh_")
    ? [values["mesh_name"], values["virtual_router_name"], values["virtual_gateway_name"], values["name"]]
    : [values["id"]];
  const name = parts.at(-1);
  return typeof name === "string" ? JSON.stringify([type, ...parts.map((part) => part ?? null)]) : undefined;
}

/** A nested block that Terraform has as a list of one; empty when it is absent. */
export function block(value: Value | undefined, ...path: readonly string[]): ObjectValue {
  return path.reduce<ObjectValue>(
    (inner, name) => blocks(inner, name)[0] ?? {},
    isObject(value ?? null) ? (value as ObjectValue) : {},
  );
}

/** All nested blocks of one kind. */
export function blocks(value: ObjectValue, name: string): ObjectValue[] {
  const list = value[name] ?? null;
  return isList(list) ? list.filter(isObject) : [];
}
