import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import type { TerraformBinary } from "./binary";
import { checkProviderConstraint } from "./provider-constraint";
import { CUSTOMARY_BASES, customaryMirrors, impliedMirrors, providerVersionsIn } from "./provider-mirrors";
import type { MirrorPlace, ProviderAddress } from "./provider-mirrors";

/** What is looked for, and where. */
export interface ProviderSearch {
  readonly terraform: TerraformBinary;
  readonly env: NodeJS.ProcessEnv;
  /** Range of versions, as `required_providers` writes it. */
  readonly constraint: string;
  /** The one folder to look in. @default - wherever a provider may lie, a registry last */
  readonly pluginDir?: string;
  /** Folder for configuration files of Terraform's command line that are written for one run. */
  readonly scratch: string;
  /** Folder that keeps what a registry gives. */
  readonly cacheDir: string;
  /** Told where the provider is not, and why not. */
  readonly refused: (text: string) => void;
}

/** One way to the provider: what `terraform init` needs for it. */
export interface ProviderWay {
  /** Where that is, in words for the user. */
  readonly name: string;
  readonly arguments: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** hashicorp/aws as Terraform or OpenTofu addresses it: a source without a host means the registry of whoever runs. */
export function awsProviderAddress({ command }: TerraformBinary): ProviderAddress {
  const host = basename(command).includes("tofu") ? "registry.opentofu.org" : "registry.terraform.io";
  return { host, namespace: "hashicorp", type: "aws" };
}

/** The version of hashicorp/aws that a lock file names; undefined when it names none, as with a development override. */
export function lockedAwsProvider(lock: string, terraform: TerraformBinary): string | undefined {
  const { host, namespace, type } = awsProviderAddress(terraform);
  const block = lock.split(`provider "${host}/${namespace}/${type}" {`)[1] ?? "";
  return /^\s*version\s*=\s*"([^"]+)"/m.exec(block)?.[1];
}

/** Every way that may lead to hashicorp/aws, best first. */
export function* waysToProvider(search: ProviderSearch): Generator<ProviderWay> {
  const { pluginDir, env, refused } = search;
  if (pluginDir !== undefined) return yield* throughMirrors(search, [{ folder: pluginDir, why: "--plugin-dir" }]);
  yield* throughOwnConfiguration(search);
  yield* throughMirrors(search, impliedMirrors(env, process.cwd()));
  const named = env["OUTPOST_MESH_PROVIDER_MIRROR"];
  if (named === undefined || named === "") refused("OUTPOST_MESH_PROVIDER_MIRROR: not set");
  else yield* throughMirrors(search, [{ folder: named, why: "OUTPOST_MESH_PROVIDER_MIRROR" }]);
  const customary = customaryMirrors(awsProviderAddress(search.terraform));
  if (customary.length === 0) refused(`folders below ${CUSTOMARY_BASES.join(" and ")}: no mirror with hashicorp/aws`);
  yield* throughMirrors(search, customary);
  yield throughRegistry(search);
}

/** The user's own configuration of Terraform's command line, when it says where providers come from. */
function* throughOwnConfiguration({ terraform, env, refused }: ProviderSearch): Generator<ProviderWay> {
  const given = env["TF_CLI_CONFIG_FILE"];
  const usual = join(homedir(), awsProviderAddress(terraform).host.includes("opentofu") ? ".tofurc" : ".terraformrc");
  const file = given !== undefined && given !== "" ? given : usual;
  const name = `the configuration of Terraform's command line, ${shown(file)}`;
  const text = readText(file);
  if (text === undefined) refused(`${name}: not there`);
  else if (!/^\s*provider_installation\b/m.test(text)) refused(`${name}: says nothing of provider_installation`);
  else yield { name, arguments: [], env: { TF_CLI_CONFIG_FILE: resolve(file) } };
}

function* throughMirrors(search: ProviderSearch, places: readonly MirrorPlace[]): Generator<ProviderWay> {
  const { terraform, constraint, scratch, refused } = search;
  for (const { folder, why } of places) {
    const name = `${shown(folder)} (${why})`;
    const versions = providerVersionsIn(folder, awsProviderAddress(terraform), platformOf(terraform));
    if (versions.some((version) => checkProviderConstraint(constraint, version))) {
      yield {
        name,
        arguments: [`-plugin-dir=${resolve(folder)}`],
        env: { TF_CLI_CONFIG_FILE: written(scratch, "empty.tfrc", "") },
      };
    } else if (versions.length > 0) {
      refused(`${name}: has hashicorp/aws ${versions.join(", ")} only`);
    } else {
      refused(`${name}: ${existsSync(folder) ? `no hashicorp/aws for ${platformOf(terraform)} in it` : "not there"}`);
    }
  }
}

function throughRegistry({ terraform, env, scratch, cacheDir }: ProviderSearch): ProviderWay {
  return {
    name: `the registry ${awsProviderAddress(terraform).host}`,
    arguments: [],
    env: {
      TF_CLI_CONFIG_FILE: written(scratch, "registry.tfrc", "provider_installation {\n  direct {}\n}\n"),
      TF_PLUGIN_CACHE_DIR: resolve(env["TF_PLUGIN_CACHE_DIR"] || cacheDir),
      // There is no lock file yet that could vouch for what is in the cache.
      TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: "true",
    },
  };
}

function platformOf({ platform }: TerraformBinary): string {
  if (platform !== undefined) return platform;
  const systems: Readonly<Record<string, string>> = { win32: "windows" };
  const processors: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
  return `${systems[process.platform] ?? process.platform}_${processors[process.arch] ?? process.arch}`;
}

function written(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** A path as the user would write it. */
function shown(path: string): string {
  const home = homedir();
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
