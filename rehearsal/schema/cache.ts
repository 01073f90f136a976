import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedBindings } from "./bindings";
import type { ProviderSchema } from "./model";
import { deriveWholeProviderSchema } from "./provider-schema";
import type { ProviderName } from "./providers";

/** Raised when the derivation changes its result, so that schemas of an older derivation are not used. */
const DERIVATION = 3;

/** Where the whole schema of the installed bindings is kept inside a cache folder. */
export function schemaCacheFile(folder: string, provider: ProviderName = "aws"): string {
  return join(folder, `${provider}-schema-${installedBindings(provider).packageVersion}-${DERIVATION}.json`);
}

/**
 * Schema of a whole provider: read from the cache folder, or derived in seconds and kept there.
 * A cache that cannot be read is derived again; one that cannot be written is done without.
 */
export function cachedProviderSchema(folder: string, provider: ProviderName = "aws"): ProviderSchema {
  return readCachedSchema(folder, provider) ?? keepSchema(folder, deriveWholeProviderSchema(provider), provider);
}

/** The cached schema, or undefined when there is none that is whole. */
export function readCachedSchema(folder: string, provider: ProviderName = "aws"): ProviderSchema | undefined {
  try {
    const { resourceTypes, schema } = JSON.parse(readFileSync(schemaCacheFile(folder, provider), "utf8")) as {
      resourceTypes?: number;
      schema?: ProviderSchema;
    };
    if (schema === undefined || resourceTypes !== Object.keys(schema.resources).length) return undefined;
    return schema.providerVersion === installedBindings(provider).providerVersion ? schema : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a schema beside its final name and renames it, so that no reader ever meets half a file. */
export function keepSchema(folder: string, schema: ProviderSchema, provider: ProviderName = "aws"): ProviderSchema {
  const file = schemaCacheFile(folder, provider);
  const draft = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, JSON.stringify({ resourceTypes: Object.keys(schema.resources).length, schema }));
    renameSync(draft, file);
  } catch {
    rmSync(draft, { force: true });
  }
  return schema;
}
