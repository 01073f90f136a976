import { PROVIDERS, providerOfType } from "./providers";
import type { ProviderName } from "./providers";

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
  return typesOfProvider("aws", configurations);
}

/** The types of each provider in the same configurations; providers of which there are none are left out. */
export function typesByProvider(...configurations: readonly unknown[]): Partial<Record<ProviderName, UsedTypes>> {
  const found = PROVIDERS.map((provider) => [provider, typesOfProvider(provider, configurations)] as const);
  return Object.fromEntries(found.filter(([, { types, dataTypes }]) => types.length + dataTypes.length > 0));
}

function typesOfProvider(provider: ProviderName, configurations: readonly unknown[]): UsedTypes {
  const types = new Set<string>();
  const dataTypes = new Set<string>();
  const collect = (into: Set<string>, section: unknown): void => {
    for (const part of list(section)) {
      for (const type of Object.keys(isObject(part) ? part : {})) if (providerOfType(type) === provider) into.add(type);
    }
  };
  for (const configuration of configurations) {
    collect(types, field(configuration, "resource"));
    collect(dataTypes, field(configuration, "data"));
    for (const check of objects(field(configuration, "check"))) collect(dataTypes, field(check, "data"));
  }
  return { types: [...types].sort(), dataTypes: [...dataTypes].sort() };
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
