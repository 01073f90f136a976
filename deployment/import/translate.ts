import type { z } from "zod";
import { didYouMean, formatPath, listed } from "../../document";
import { entries, isMapping, items } from "./cursor";
import type { Cursor } from "./cursor";
import type { Remarks } from "./remarks";

/** What the API wants at a place. */
export type Wanted = "text" | "number" | "boolean" | "mapping" | "list";

/** How a format spells the API's keys. */
export interface Spelling {
  /** The spellings of a key; several where the format knows several forms. */
  of(key: string, wanted: Wanted): readonly string[];
}

/** A format in which people write App Mesh objects, seen from the API's shape. */
export interface Dialect {
  readonly spelling: Spelling;
  /**
   * What a value comes to: references are followed, types brought into line.
   * @param key the API's key that leads to it
   * @returns undefined when the format says that nothing is to stand here
   */
  resolve?(cursor: Cursor, key: string, wanted: Wanted): Cursor | undefined;
}

/** Where a value of the API's shape came from, by its path there. */
export type Origins = Map<string, { readonly from: Cursor; readonly value: unknown }>;

interface Context {
  readonly dialect: Dialect;
  readonly remarks: Remarks;
  readonly origins: Origins;
}

interface Shape {
  readonly wanted: Wanted;
  readonly fields?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
}

/**
 * Brings a value into the API's shape, guided by the schema. Keys that the schema does not know are left out and listed;
 * a value of the wrong type passes through, so that the schema says what is wrong with it.
 * @param at path of the value in the API's shape
 * @param elsewhere keys of the format that somebody else looks at
 */
export function translate(
  schema: z.ZodType,
  cursor: Cursor,
  at: readonly (string | number)[],
  context: Context,
  elsewhere: ReadonlySet<string> = new Set(),
): unknown {
  const shape = shapeOf(schema);
  const key = [...at].reverse().find((step): step is string => typeof step === "string") ?? "";
  const settled = context.dialect.resolve === undefined ? cursor : context.dialect.resolve(cursor, key, shape.wanted);
  if (settled === undefined || settled.value === null || settled.value === undefined) return undefined;
  const value = translated(shape, settled, at, context, elsewhere);
  context.origins.set(formatPath(at), { from: settled, value });
  return value;
}

function translated(
  shape: Shape,
  cursor: Cursor,
  at: readonly (string | number)[],
  context: Context,
  elsewhere: ReadonlySet<string>,
): unknown {
  if (shape.fields !== undefined && isMapping(cursor.value)) {
    const fields = shape.fields;
    const known = spelled(fields, context.dialect.spelling);
    const result: Record<string, unknown> = {};
    for (const [key, below] of entries(cursor)) {
      if (elsewhere.has(key)) continue;
      const field = known.get(key);
      if (field === undefined) {
        const names = [...known.keys()].sort();
        const message = `unknown key ${JSON.stringify(key)}.${didYouMean(key, names)} Known here: ${listed(names, 24)}.`;
        context.remarks.problem(below, message, "key");
      } else if (Object.hasOwn(result, field)) {
        context.remarks.problem(below, `${JSON.stringify(key)} says "${field}" a second time; only one may.`, "key");
      } else {
        const value = translate(fields[field]!, below, [...at, field], context);
        if (value !== undefined) result[field] = value;
      }
    }
    // In the schema's order, so that it does not matter in which order somebody wrote them.
    return Object.fromEntries(
      Object.keys(fields)
        .filter((field) => Object.hasOwn(result, field))
        .map((field) => [field, result[field]]),
    );
  }
  if (shape.element !== undefined && Array.isArray(cursor.value)) {
    const element = shape.element;
    const result: unknown[] = [];
    for (const item of items(cursor)) {
      const value = translate(element, item, [...at, result.length], context);
      if (value !== undefined) result.push(value);
    }
    return result;
  }
  if (typeof cursor.value === "string" && /\p{Surrogate}/u.test(cursor.value)) {
    context.remarks.problem(cursor, "half a character (a lone surrogate), which no file can hold.");
  }
  return cursor.value;
}

const spellingsOf = new WeakMap<Spelling, WeakMap<object, ReadonlyMap<string, string>>>();

/** The API's keys of a mapping by the format's spellings. */
function spelled(fields: Readonly<Record<string, z.ZodType>>, spelling: Spelling): ReadonlyMap<string, string> {
  const ofSpelling = spellingsOf.get(spelling) ?? new WeakMap<object, ReadonlyMap<string, string>>();
  spellingsOf.set(spelling, ofSpelling);
  const found =
    ofSpelling.get(fields) ??
    new Map(
      Object.entries(fields).flatMap(([field, schema]) =>
        spelling.of(field, shapeOf(schema).wanted).map((spelt) => [spelt, field] as const),
      ),
    );
  ofSpelling.set(fields, found);
  return found;
}

const shapes = new WeakMap<object, Shape>();

function shapeOf(schema: z.ZodType): Shape {
  let shape = shapes.get(schema);
  if (shape === undefined) {
    shape = readShape(schema);
    shapes.set(schema, shape);
  }
  return shape;
}

interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
}

function readShape(schema: z.ZodType): Shape {
  const definition = (schema as unknown as { _zod: { def: Definition } })._zod.def;
  switch (definition.type) {
    case "object":
      return { wanted: "mapping", fields: definition.shape };
    case "array":
      return { wanted: "list", element: definition.element };
    case "number":
    case "int":
      return { wanted: "number" };
    case "boolean":
      return { wanted: "boolean" };
    default:
      return definition.innerType === undefined ? { wanted: "text" } : shapeOf(definition.innerType);
  }
}
