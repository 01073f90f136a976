import { Enum, Type } from "protobufjs";
import type { Field } from "protobufjs";
import { envoyProtos } from "./protos";
import { brokenRules } from "./validate-rules";

/**
 * What the published protos have against a message in its JSON form: unknown fields and types, wrong JSON types, unknown
 * words of enumerations, two of a oneof, none of a oneof that must be given, and broken `validate` rules; one line each.
 */
export function protoProblems(message: unknown, type = "envoy.config.bootstrap.v3.Bootstrap"): string[] {
  const problems: string[] = [];
  new Walker(problems).message(message, envoyProtos().lookupType(type), "");
  return problems;
}

/** Protobuf's own types that JSON writes in a form of their own. */
const SCALAR_WRAPPERS: Readonly<Record<string, string>> = {
  BoolValue: "bool",
  StringValue: "string",
  BytesValue: "bytes",
  UInt32Value: "uint32",
  Int32Value: "int32",
  UInt64Value: "uint64",
  Int64Value: "int64",
  FloatValue: "float",
  DoubleValue: "double",
};

class Walker {
  constructor(private readonly problems: string[]) {}

  message(value: unknown, type: Type, at: string): void {
    const name = type.fullName.replace(/^\./, "");
    if (name.startsWith("google.protobuf.")) return this.wellKnown(value, name.slice("google.protobuf.".length), at);
    if (!isObject(value)) return this.say(at, `${name} is written as an object`);
    for (const key of Object.keys(value)) {
      if (key === "@type" || type.fields[key] !== undefined) continue;
      this.say(at, `${name} has no field ${key}`);
    }
    for (const oneof of type.oneofsArray) {
      const given = oneof.oneof.filter((key) => value[key] !== undefined);
      if (given.length > 1) this.say(at, `${given.join(" and ")}: one of them is allowed`);
      if (given.length === 0 && oneof.options?.["(validate.required)"] === true) {
        this.say(at, `one of ${oneof.oneof.join(", ")} must be given`);
      }
    }
    for (const field of type.fieldsArray) this.field(value[field.name], field, `${at}.${field.name}`);
  }

  private field(value: unknown, field: Field, at: string): void {
    for (const broken of brokenRules(value, field)) this.say(at, broken);
    if (value === undefined) return;
    field.resolve();
    if (field.map) {
      if (!isObject(value)) return this.say(at, "is written as an object");
      for (const [key, each] of Object.entries(value)) this.single(each, field, `${at}[${key}]`);
    } else if (field.repeated) {
      if (!Array.isArray(value)) return this.say(at, "is written as a list");
      value.forEach((each, index) => this.single(each, field, `${at}[${index}]`));
    } else this.single(value, field, at);
  }

  private single(value: unknown, field: Field, at: string): void {
    const { resolvedType } = field;
    if (resolvedType instanceof Enum) {
      if (typeof value !== "string" || resolvedType.values[value] === undefined) {
        this.say(at, `${JSON.stringify(value)} is none of ${Object.keys(resolvedType.values).join(", ")}`);
      }
    } else if (resolvedType instanceof Type) this.message(value, resolvedType, at);
    else this.scalar(value, field.type, at);
  }

  private scalar(value: unknown, type: string, at: string): void {
    const fits = {
      bool: typeof value === "boolean",
      string: typeof value === "string",
      bytes: typeof value === "string",
      uint32: isInteger(value, 0, 2 ** 32 - 1),
      int32: isInteger(value, -(2 ** 31), 2 ** 31 - 1),
      // Numbers of 64 bits are written as text, because JSON's lose their last digits.
      uint64: typeof value === "string" && /^\d+$/.test(value),
      int64: typeof value === "string" && /^-?\d+$/.test(value),
      float: typeof value === "number",
      double: typeof value === "number",
    }[type];
    if (fits !== true) this.say(at, `${JSON.stringify(value)} is no ${type}`);
  }

  private wellKnown(value: unknown, name: string, at: string): void {
    const wrapped = SCALAR_WRAPPERS[name];
    if (wrapped !== undefined) return this.scalar(value, wrapped, at);
    if (name === "Any") return this.any(value, at);
    if (name === "Duration" && (typeof value !== "string" || !/^\d+(\.\d{1,9})?s$/.test(value))) {
      this.say(at, `${JSON.stringify(value)} is no duration`);
    }
    if (name === "Struct" && !isObject(value)) this.say(at, "is written as an object");
    if (!["Duration", "Struct", "Empty"].includes(name)) this.say(at, `${name} is not known to this check`);
  }

  private any(value: unknown, at: string): void {
    const url = isObject(value) ? value["@type"] : undefined;
    if (typeof url !== "string") return this.say(at, "has no @type");
    let type: Type;
    try {
      type = envoyProtos().lookupType(url.replace(/^type\.googleapis\.com\//, ""));
    } catch {
      return this.say(at, `${url} is an unknown type`);
    }
    if (!url.startsWith("type.googleapis.com/")) this.say(at, `${url} has no type.googleapis.com/ in front`);
    this.message(value, type, at);
  }

  private say(at: string, what: string): void {
    this.problems.push(`${at.slice(1)}: ${what}`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
