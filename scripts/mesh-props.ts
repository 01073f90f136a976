import { z } from "zod";
import {
  APP_MESH_WORDS,
  gatewayRouteSchema,
  routeSchema,
  virtualGatewaySchema,
  virtualNodeSchema,
  virtualRouterSchema,
  virtualServiceSchema,
} from "../deployment";

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** Groups of keys of which exactly one, or at most one, may stand; by the keys of the mapping that they are in. */
const EXCLUSIVE: readonly {
  readonly keys: readonly string[];
  readonly atMost?: true;
  readonly only?: readonly string[];
}[] = [
  { keys: ["httpRoute", "http2Route", "grpcRoute", "tcpRoute"] },
  { keys: ["httpRoute", "http2Route", "grpcRoute"] },
  { keys: ["dns", "awsCloudMap"] },
  { keys: ["acm", "file", "sds"] },
  { keys: ["file", "sds"] },
  { keys: ["exact", "prefix", "suffix", "regex", "range"] },
  { keys: ["exact", "regex"] },
  { keys: ["exact", "suffix"] },
  { keys: ["text", "json"] },
  { keys: ["defaultPrefix", "value"] },
  { keys: ["http", "http2", "grpc", "tcp"] },
  { keys: ["http", "http2", "grpc"] },
  { keys: ["virtualNode", "virtualRouter"], atMost: true },
];

const KINDS: readonly (readonly [string, z.ZodType, string])[] = [
  ["VirtualNodeProps", virtualNodeSchema, "A virtual node: what runs one version of a service."],
  ["VirtualRouterProps", virtualRouterSchema, "A virtual router: where routes branch."],
  ["RouteProps", routeSchema, "A route of a virtual router."],
  ["VirtualServiceProps", virtualServiceSchema, "A virtual service: the name that callers dial."],
  ["VirtualGatewayProps", virtualGatewaySchema, "A virtual gateway: the way into the mesh from outside."],
  ["GatewayRouteProps", gatewayRouteSchema, "A route of a virtual gateway."],
];

/**
 * The props of the constructs, made from the schema of the deployment file: the same words, with combinations that App
 * Mesh does not have left out of the types.
 */
export function meshPropsModule(): string {
  const parts = KINDS.map(([name, schema, doc]) => {
    const json = z.toJSONSchema(schema, { io: "input" }) as Schema;
    return `${comment(doc, "")}export type ${name} = ${typeOf(json, "")};\n`;
  });
  return [
    "// Made from the schema by `npm run docs`; do not edit.\n",
    "/** Exactly one of the keys. */",
    "export type ExactlyOne<T> = { [K in keyof T]-?: { readonly [P in K]-?: NonNullable<T[P]> } & { readonly [P in Exclude<keyof T, K>]?: never } }[keyof T];\n",
    "/** One of the keys, or none. */",
    "export type AtMostOne<T> = ExactlyOne<T> | { readonly [K in keyof T]?: never };\n",
    ...parts,
  ].join("\n");
}

function typeOf(schema: Schema, indent: string): string {
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "array") return `readonly (${typeOf(schema.items ?? {}, indent)})[]`;
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.type === "object") return objectType(schema, indent);
  return schema.type ?? "unknown";
}

function objectType({ properties = {}, required = [] }: Schema, indent: string): string {
  const keys = Object.keys(properties);
  const members = (names: readonly string[], optional: (name: string) => boolean) => {
    const inner = `${indent}  `;
    const lines = names.map((name) => {
      const member = properties[name]!;
      return `${comment(member.description ?? APP_MESH_WORDS[name], inner)}${inner}readonly ${name}${optional(name) ? "?" : ""}: ${typeOf(member, inner)};`;
    });
    return `{\n${lines.join("\n")}\n${indent}}`;
  };
  const group = EXCLUSIVE.find((each) => sameKeys(each.keys, keys));
  if (group !== undefined)
    return `${group.atMost === true ? "AtMostOne" : "ExactlyOne"}<${members(keys, () => false)}>`;
  const within = EXCLUSIVE.find((each) => each.keys.length > 2 && each.keys.every((key) => keys.includes(key)));
  const match =
    keys.includes("prefix") && keys.includes("path") && !keys.includes("hostname") ? ["prefix", "path"] : undefined;
  const exclusive = within?.keys ?? match;
  if (exclusive === undefined) return members(keys, (name) => !required.includes(name));
  const rest = keys.filter((key) => !exclusive.includes(key));
  return `${members(rest, (name) => !required.includes(name))} & ExactlyOne<${members(exclusive, () => false)}>`;
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key) => b.includes(key));
}

function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return "";
  return `${indent}/** ${text.replace(/ ?Default: (.*?)\.?$/, (_, value: string) => ` @default - ${value}`).trim()} */\n`;
}
