import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { didYouMean } from "../../document";
import { RehearsalError } from "../errors";
import { PROVIDERS, PROVIDER_INFO } from "./providers";
import type { ProviderName } from "./providers";

/** Whether a type name means a resource or a data source: both kinds share one spelling. */
export type TypeKind = "resource" | "data";

/** The installed package of a provider's bindings. */
export interface Bindings {
  /** Version of the package of bindings. */
  readonly packageVersion: string;
  /** Version of the provider that the bindings were generated from. */
  readonly providerVersion: string;
  /** Every type of one kind, sorted. */
  types(kind: TypeKind): string[];
  /** The TypeScript that a type's bindings were compiled from. */
  source(kind: TypeKind, type: string): string;
  /** The TypeScript of the provider's own configuration class. */
  providerSource(): string;
}

/**
 * Finds a provider's bindings: beside this package, or in the project that the command runs in.
 * @throws RehearsalError when they are not installed
 */
export function installedBindings(provider: ProviderName = "aws"): Bindings {
  const manifest = manifestOf(provider);
  if (manifest === undefined) {
    const { package: name, major } = PROVIDER_INFO[provider];
    throw new RehearsalError(
      "bindings-missing",
      `the package ${name} is not installed, and the rehearsal takes its schema from it. ` +
        `Install it: npm install --save-dev ${name}@${major}`,
    );
  }
  return new InstalledBindings(provider, manifest);
}

/** The providers whose bindings are installed. */
export function installedProviders(): ProviderName[] {
  return PROVIDERS.filter((provider) => manifestOf(provider) !== undefined);
}

function manifestOf(provider: ProviderName): string | undefined {
  try {
    return require.resolve(`${PROVIDER_INFO[provider].package}/package.json`, { paths: [__dirname, process.cwd()] });
  } catch {
    return undefined;
  }
}

class InstalledBindings implements Bindings {
  readonly packageVersion: string;
  readonly providerVersion: string;
  private readonly lib: string;
  private folders: Record<TypeKind, ReadonlyMap<string, string>> | undefined;

  constructor(
    private readonly provider: ProviderName,
    manifest: string,
  ) {
    const { version, cdktf } = JSON.parse(readFileSync(manifest, "utf8")) as {
      version: string;
      cdktf?: { provider?: { version?: string } };
    };
    const providerVersion = cdktf?.provider?.version;
    if (providerVersion === undefined) {
      const { package: name } = PROVIDER_INFO[provider];
      throw new RehearsalError("bindings-unreadable", `${name} ${version} does not say which provider it is for.`);
    }
    this.packageVersion = version;
    this.providerVersion = providerVersion;
    this.lib = join(dirname(manifest), "lib");
  }

  types(kind: TypeKind): string[] {
    return [...this.index()[kind].keys()].sort();
  }

  source(kind: TypeKind, type: string): string {
    const folder = this.usualFolder(kind, type) ?? this.index()[kind].get(type);
    if (folder === undefined) throw this.unknownType(kind, type);
    return this.read(folder);
  }

  providerSource(): string {
    return this.read("provider");
  }

  /** The folder by naming convention, if that folder really declares the type: saves reading 2,200 modules. */
  private usualFolder(kind: TypeKind, type: string): string | undefined {
    const prefix = `${this.provider}_`;
    if (!type.startsWith(prefix) || !/^[a-z0-9_]+$/.test(type)) return undefined;
    const folder = (kind === "data" ? `data_${type}` : type.slice(prefix.length)).replaceAll("_", "-");
    if (!existsSync(join(this.lib, folder, "index.js"))) return undefined;
    return declaredType(this.lib, folder) === type ? folder : undefined;
  }

  private index(): Record<TypeKind, ReadonlyMap<string, string>> {
    if (this.folders === undefined) {
      const folders = { resource: new Map<string, string>(), data: new Map<string, string>() };
      for (const folder of readdirSync(this.lib).sort()) {
        const type = declaredType(this.lib, folder);
        if (type === undefined || folder === "provider") continue;
        folders[folder.startsWith("data-") ? "data" : "resource"].set(type, folder);
      }
      this.folders = folders;
    }
    return this.folders;
  }

  private read(folder: string): string {
    const parts = join(this.lib, folder, "index-structs");
    // The largest resources keep their nested classes in files of their own.
    const files = existsSync(parts)
      ? readdirSync(parts)
          .filter((name) => name.endsWith(".js") && name !== "index.js")
          .map((name) => join(parts, name))
      : [];
    return [...files.sort(), join(this.lib, folder, "index.js")]
      .map((file) => embeddedSource(file, PROVIDER_INFO[this.provider].package))
      .join("\n");
  }

  private unknownType(kind: TypeKind, type: string): RehearsalError {
    const what = kind === "data" ? "data source" : "resource type";
    return new RehearsalError(
      "unknown-type",
      `the ${PROVIDER_INFO[this.provider].title} provider ${this.providerVersion} has no ${what} "${type}".${didYouMean(type, this.types(kind))}`,
    );
  }
}

function declaredType(lib: string, folder: string): string | undefined {
  const file = join(lib, folder, "index.js");
  if (!existsSync(file)) return undefined;
  return /\.tfResourceType = "([a-z0-9_]+)"/.exec(readFileSync(file, "utf8"))?.[1];
}

const MARKER = "//# sourceMappingURL=data:application/json;base64,";

function embeddedSource(file: string, packageName: string): string {
  const text = readFileSync(file, "utf8");
  const at = text.lastIndexOf(MARKER);
  const map =
    at < 0
      ? undefined
      : (JSON.parse(Buffer.from(text.slice(at + MARKER.length), "base64").toString("utf8")) as {
          sourcesContent?: string[];
        });
  if (map?.sourcesContent?.[0] === undefined) {
    throw new RehearsalError(
      "bindings-unreadable",
      `${packageName}: a module carries no source map with its source, from which the schema is derived.`,
    );
  }
  return map.sourcesContent[0];
}
