import type { BlockSchema, TerraformType } from "../schema";
import { holdsAnything } from "../schema";
import type { ObjectValue, Value } from "./values";

/** A JSON value whose numbers may be bigger than JavaScript's. */
type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [name: string]: Json };

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MARK = "\u0000number:";

/** Parses JSON without rounding: whole numbers that JavaScript cannot hold become big integers, others decimal text. */
export function parseLosslessJson(text: string): Json {
  const marked = text.replace(STRING_OR_NUMBER, (token) => {
    if (token.startsWith('"') || isExact(token)) return token;
    return JSON.stringify(MARK + token);
  });
  return JSON.parse(marked, (_, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith(MARK)) return value;
    const digits = value.slice(MARK.length);
    if (!/^-?\d+$/.test(digits)) return digits;
    const whole = BigInt(digits);
    // Terraform writes what fits no 64 bits as text.
    return whole >= -(2n ** 63n) && whole < 2n ** 64n ? whole : digits;
  }) as Json;
}

function isExact(token: string): boolean {
  const number = Number(token);
  return Number.isInteger(number) ? Number.isSafeInteger(number) : String(number) === token;
}

/** A resource's state as it stands in a state file, as a value of the resource's schema. Vanished attributes are dropped. */
export function stateFromJson(block: BlockSchema, json: string): Value {
  return blockValue(block, parseLosslessJson(json));
}

function blockValue(block: BlockSchema, json: Json): Value {
  if (!isMapping(json)) return null;
  const result: Record<string, Value> = {};
  for (const [name, { type }] of Object.entries(block.attributes)) result[name] = typedValue(type, json[name] ?? null);
  for (const [name, nested] of Object.entries(block.blocks)) {
    const value = json[name] ?? null;
    if (nested.nesting === "single") result[name] = blockValue(nested.block, value);
    else if (holdsAnything(nested.block)) result[name] = dynamicValue(value);
    else result[name] = Array.isArray(value) ? value.map((item: Json) => blockValue(nested.block, item)) : [];
  }
  return result;
}

function typedValue(type: TerraformType, json: Json): Value {
  if (json === null) return null;
  if (type === "dynamic") return dynamicValue(json);
  if (typeof type === "string") return json as Value;
  if (type[0] === "object") {
    const fields = Object.entries(type[1]);
    return Object.fromEntries(
      fields.map(([name, inner]) => [name, typedValue(inner, isMapping(json) ? (json[name] ?? null) : null)]),
    );
  }
  if (type[0] === "tuple") {
    return Array.isArray(json) ? type[1].map((inner, index) => typedValue(inner, (json[index] ?? null) as Json)) : null;
  }
  const inner = type[1];
  if (Array.isArray(json)) return json.map((item: Json) => typedValue(inner, item));
  if (!isMapping(json)) return null;
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, typedValue(inner, item)])) as ObjectValue;
}

/** A dynamic value is a pair: its type as JSON bytes, and the value. State files write it as an object of the two. */
function dynamicValue(json: Json): Value {
  if (!isMapping(json) || json["type"] === undefined) return null;
  const type = json["type"] as unknown as TerraformType;
  return [Buffer.from(JSON.stringify(type)), typedValue(type, json["value"] ?? null)];
}

function isMapping(json: Json | undefined): json is { readonly [name: string]: Json } {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
