import type { Bindings, TypeKind } from "./bindings";
import { installedBindings } from "./bindings";
import { deriveBlock, deriveProviderBlock } from "./derive";
import type { BlockSchema, ProviderSchema } from "./model";
import type { ProviderName } from "./providers";
import { SENSITIVE_DATA_ATTRIBUTES, SENSITIVE_RESOURCE_ATTRIBUTES } from "./sensitive";

/** Version of the provider that the installed bindings were generated from, for example `6.25.0`. */
export function bindingsProviderVersion(provider: ProviderName = "aws"): string {
  return installedBindings(provider).providerVersion;
}

/**
 * Schema of a provider, cut down to some types: 40 of them take a fraction of a second.
 * @throws RehearsalError for a type that the provider does not have, with the name that was probably meant
 */
export function deriveProviderSchema(
  wanted: { readonly types: readonly string[]; readonly dataTypes: readonly string[] },
  provider: ProviderName = "aws",
): ProviderSchema {
  return deriveFrom(installedBindings(provider), wanted.types, wanted.dataTypes);
}

/** Schema of a whole provider. Takes seconds: see `cachedProviderSchema`. */
export function deriveWholeProviderSchema(provider: ProviderName = "aws"): ProviderSchema {
  const bindings = installedBindings(provider);
  return deriveFrom(bindings, bindings.types("resource"), bindings.types("data"));
}

function deriveFrom(bindings: Bindings, types: readonly string[], dataTypes: readonly string[]): ProviderSchema {
  const derive = (kind: TypeKind, names: readonly string[]): Record<string, BlockSchema> =>
    Object.fromEntries(
      [...new Set(names)]
        .sort()
        .map((type) => [type, withSensitive(kind, type, deriveBlock(bindings.source(kind, type)))]),
    );
  return {
    providerVersion: bindings.providerVersion,
    provider: deriveProviderBlock(bindings.providerSource()),
    resources: derive("resource", types),
    dataSources: derive("data", dataTypes),
  };
}

function withSensitive(kind: TypeKind, type: string, block: BlockSchema): BlockSchema {
  const names = (kind === "data" ? SENSITIVE_DATA_ATTRIBUTES : SENSITIVE_RESOURCE_ATTRIBUTES)[type];
  if (names === undefined) return block;
  const attributes = Object.fromEntries(
    Object.entries(block.attributes).map(([name, attribute]) => [
      name,
      names.includes(name) ? { ...attribute, sensitive: true as const } : attribute,
    ]),
  );
  return { ...block, attributes };
}
