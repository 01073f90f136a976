import { z } from "zod";
import { APP_MESH_WORDS, deploymentSchema, waiversSchema } from "./schema";

/** The deployment file's JSON Schema (draft 2020-12), for editors and other tools. */
export function deploymentJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(deploymentSchema, { io: "input", target: "draft-2020-12" });
  return { ...withWords(schema), title: "Outpost Mesh deployment" };
}

/** The waivers file's JSON Schema (draft 2020-12). */
export function waiversJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(waiversSchema, { io: "input", target: "draft-2020-12" });
  return { ...schema, title: "Outpost Mesh waivers" };
}

/** Fills in what keys mean wherever they stand. */
function withWords(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (keyword === "properties") return [keyword, wordedProperties(value as Record<string, Schema>)];
    if (Array.isArray(value)) return [keyword, value.map((item: unknown) => (isSchema(item) ? withWords(item) : item))];
    return [keyword, isSchema(value) ? withWords(value) : value];
  });
  return Object.fromEntries(entries) as Schema;
}

function wordedProperties(properties: Record<string, Schema>): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const word = APP_MESH_WORDS[name];
      const worded = withWords(property);
      return [name, word === undefined || "description" in worded ? worded : { description: word, ...worded }];
    }),
  );
}

type Schema = Record<string, unknown>;

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
