/** Types that a configuration uses. */
export interface UsedTypes {
  readonly types: string[];
  readonly dataTypes: string[];
}

/**
 * The AWS types in Terraform's JSON configuration (such as a synthesised `cdk.tf.json`), data sources of check blocks
 * included. With them the stand-in derives a schema in a fraction of a second instead of the whole provider's.
 */
export function typesInConfiguration(...configurations: readonly unknown[]): UsedTypes {
  const types = new Set<string>();
  const dataTypes = new Set<string>();
  for (const configuration of configurations) {
    collect(types, field(configuration, "resource"));
    collect(dataTypes, field(configuration, "data"));
    for (const check of objects(field(configuration, "check"))) collect(dataTypes, field(check, "data"));
  }
  return { types: [...types].sort(), dataTypes: [...dataTypes].sort() };
}

function collect(into: Set<string>, section: unknown): void {
  for (const part of list(section)) {
    for (const type of Object.keys(isObject(part) ? part : {})) if (type.startsWith("aws_")) into.add(type);
  }
}

/** Values of an object; Terraform's JSON allows a list of objects wherever it allows an object. */
function objects(section: unknown): unknown[] {
  return list(section).flatMap((part) => (isObject(part) ? Object.values(part).flatMap(list) : []));
}

function field(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
