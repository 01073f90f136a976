import { createHash } from "node:crypto";
import type { AttributeSchema, BlockSchema, NestedBlockSchema, TerraformType } from "../schema";
import type { Scenario } from "../scenario";
import { FakeResource } from "./fakes";
import type { ObjectValue, Value } from "./values";
import { isList, isObject, Unknown } from "./values";

/** What is to be applied. */
export interface ApplyRequest {
  readonly type: string;
  readonly block: BlockSchema;
  readonly scenario: Scenario;
  readonly region: string;
  readonly planned: Value;
}

/**
 * Chooses what AWS would choose: ids, ARNs, names. The same content gets the same choice on every run; a second resource
 * of the same content gets another one, counted.
 */
export class Applier {
  private readonly counts = new Map<string, number>();

  /** The new state: the plan with every unknown filled in. */
  apply({ type, block, scenario, region, planned }: ApplyRequest): Value {
    if (!isObject(planned)) return null;
    const content = createHash("sha256")
      .update(`${type}\n${canonical(planned)}`)
      .digest("hex");
    const count = (this.counts.get(content) ?? 0) + 1;
    this.counts.set(content, count);
    const own = typeof planned["region"] === "string" ? planned["region"] : region;
    const resource = new FakeResource({ type, scenario, region: own, known: planned, seed: `${content}#${count}` });
    return fillBlock(block, planned, resource, "");
  }
}

/** Fills every unknown of an object. */
export function fillBlock(
  block: BlockSchema,
  value: ObjectValue,
  resource: FakeResource,
  path: string,
  inSet = false,
): ObjectValue {
  const result: Record<string, Value> = {};
  for (const [name, attribute] of Object.entries(block.attributes)) {
    const given = value[name] ?? null;
    // Terraform would not recognise an element of a set by its empty collections where the configuration has none.
    const isAbsent = inSet && given instanceof Unknown && attribute.optional && typeof attribute.type !== "string";
    result[name] = isAbsent ? null : fillAttribute(attribute, given, resource, join(path, name));
  }
  for (const [name, nested] of Object.entries(block.blocks)) {
    result[name] = fillNested(nested, value[name] ?? null, resource, join(path, name));
  }
  return result;
}

function fillNested(nested: NestedBlockSchema, value: Value, resource: FakeResource, path: string): Value {
  if (value instanceof Unknown) return nested.nesting === "single" ? null : [];
  if (isObject(value)) return fillBlock(nested.block, value, resource, path);
  if (!isList(value)) return value;
  return value.map((item, index) =>
    isObject(item)
      ? fillBlock(nested.block, item, resource, join(path, String(index)), nested.nesting === "set")
      : item,
  );
}

function fillAttribute(attribute: AttributeSchema, value: Value, resource: FakeResource, path: string): Value {
  if (!(value instanceof Unknown)) return fillInside(attribute.type, value, resource, path);
  return resource.choose(path, attribute.type, attribute.optional === true);
}

/** Terraform knows every argument when it applies; what is unknown inside one can only be computed. */
function fillInside(type: TerraformType, value: Value, resource: FakeResource, path: string): Value {
  if (value instanceof Unknown) return resource.choose(path, type, true);
  if (typeof type === "string") return value;
  const inner = (name: string | number): TerraformType => {
    if (type[0] === "object") return type[1][name] ?? "dynamic";
    return type[0] === "tuple" ? (type[1][Number(name)] ?? "dynamic") : type[1];
  };
  if (isList(value)) {
    return value.map((item, index) => fillInside(inner(index), item, resource, join(path, String(index))));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, fillInside(inner(name), item, resource, join(path, name))]),
  );
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function canonical(value: Value): string {
  if (value instanceof Unknown) return "?";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`).join(",")}}`;
}
