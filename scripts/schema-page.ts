interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

interface Row {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly text: string;
}

/** A reference page from a JSON Schema: one row for each key, with its path. */
export function schemaPage({ title, intro, schema }: { title: string; intro: string; schema: unknown }): string {
  const rows = rowsOf(schema as Schema, "", []);
  const lines = [
    `# ${title}`,
    "",
    "<!-- Made from the schema by `npm run docs`; do not edit. -->",
    "",
    intro,
    "",
    "`NAME` stands for a name of your own; `[]` for an item of a list.",
    "",
    "| key | type | needed | meaning |",
    "| --- | --- | --- | --- |",
    ...rows.map(({ path, type, required, text }) => `| \`${path}\` | ${type} | ${required ? "yes" : ""} | ${text} |`),
  ];
  return `${lines.join("\n")}\n`;
}

function rowsOf(schema: Schema, prefix: string, rows: Row[]): Row[] {
  for (const variant of schema.anyOf ?? schema.oneOf ?? []) rowsOf(variant, prefix, rows);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    const twin = rows.findIndex((row) => row.path === path);
    if (twin !== -1) {
      // Variants of one mapping share keys: the second one only adds what it allows.
      const { type } = rows[twin]!;
      if (!type.split(", ").includes(typeOf(value))) rows[twin] = { ...rows[twin]!, type: `${type}, ${typeOf(value)}` };
      continue;
    }
    rows.push({ path, type: typeOf(value), required: schema.required?.includes(key) ?? false, text: describe(value) });
    rowsOf(value, path, rows);
  }
  if (schema.items !== undefined) rowsOf(schema.items, `${prefix}[]`, rows);
  if (typeof schema.additionalProperties === "object") rowsOf(schema.additionalProperties, `${prefix}.NAME`, rows);
  return rows;
}

function typeOf(schema: Schema): string {
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants !== undefined) return [...new Set(variants.map(typeOf))].join(" or ");
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(", ");
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.type === "object") return "mapping";
  if (schema.type === "integer" || schema.type === "number") return `number${range(schema)}`;
  return schema.type === "string" ? "text" : (schema.type ?? "any");
}

function range({ minimum, maximum }: Schema): string {
  if (minimum === undefined || maximum === undefined) return "";
  return `, ${minimum} to ${maximum}`;
}

function describe({ description = "", default: fallback }: Schema): string {
  const said = description.replaceAll("|", "\\|").replaceAll("\n", " ");
  const isPlain =
    fallback !== undefined &&
    (typeof fallback !== "object" || fallback === null || JSON.stringify(fallback).length <= 2);
  return isPlain && !/Default:/.test(said) ? `${said} Default: \`${JSON.stringify(fallback)}\`.`.trim() : said;
}
