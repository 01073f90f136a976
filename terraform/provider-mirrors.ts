import { existsSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { compare, valid } from "semver";

/** A provider, the way Terraform addresses it. */
export interface ProviderAddress {
  /** `registry.terraform.io`, or OpenTofu's. */
  readonly host: string;
  readonly namespace: string;
  readonly type: string;
}

/** A folder in which providers may lie, and why it is looked at, in words for the user. */
export interface MirrorPlace {
  readonly folder: string;
  readonly why: string;
}

/**
 * Versions of a provider that a filesystem mirror has for a platform, newest first; none when the folder is no mirror.
 * Both layouts that Terraform knows are read: folders that are unpacked, and archives.
 */
export function providerVersionsIn(folder: string, address: ProviderAddress, platform: string): string[] {
  const provider = join(folder, address.host, address.namespace, address.type);
  const packed = new RegExp(`^terraform-provider-${address.type}_(.+)_${platform}\\.zip$`);
  const versions = entries(provider).flatMap((name) => {
    const version = packed.exec(name)?.[1] ?? (isFolder(join(provider, name, platform)) ? name : undefined);
    return version !== undefined && valid(version) !== null ? [version] : [];
  });
  return [...new Set(versions)].sort((a, b) => compare(b, a));
}

/** The folders in which Terraform itself looks for providers before it asks a registry. */
export function impliedMirrors(env: NodeJS.ProcessEnv, directory: string, home = homedir()): MirrorPlace[] {
  const why = "where Terraform looks by itself";
  const folders = [join(directory, "terraform.d/plugins"), join(home, ".terraform.d/plugins")];
  if (process.platform === "darwin") {
    folders.push(join(home, "Library/Application Support/io.terraform/plugins"));
    folders.push("/Library/Application Support/io.terraform/plugins");
  } else if (process.platform === "win32") {
    for (const base of [env["APPDATA"], env["PROGRAMDATA"]]) if (base) folders.push(join(base, "terraform.d/plugins"));
  } else {
    const data = env["XDG_DATA_HOME"] || join(home, ".local/share");
    const shared = (env["XDG_DATA_DIRS"] || "/usr/local/share:/usr/share").split(":").filter((each) => each !== "");
    for (const base of [data, ...shared]) folders.push(join(base, "terraform/plugins"));
  }
  return folders.map((folder) => ({ folder, why }));
}

/** Folders one level below which administrators put mirrors. */
export const CUSTOMARY_BASES: readonly string[] = ["/opt", "/srv"];

/** The mirrors that lie in customary places and have anything of a provider at all. */
export function customaryMirrors({ host, namespace, type }: ProviderAddress): MirrorPlace[] {
  return CUSTOMARY_BASES.flatMap((base) =>
    entries(base)
      .map((name) => join(base, name))
      .filter((folder) => isFolder(join(folder, host, namespace, type)))
      .map((folder) => ({ folder, why: `a mirror below ${base}` })),
  );
}

/** What is in a folder, sorted; nothing when it cannot be read. */
function entries(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
