import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AWS_PROVIDER_VERSIONS } from "../../stacks";
import { findTerraform, initEnvironment, lockedAwsProvider, waysToProvider } from "../../terraform";

/** The real hashicorp/aws as `terraform init` found it. */
export interface RealProvider {
  /** Folder that `--plugin-dir` takes. */
  readonly pluginDir: string;
  readonly version: string;
}

/**
 * Looks for the real provider where the command line does, a registry last. What is there is linked into the folder.
 * @returns undefined when it is nowhere
 */
export function findRealProvider(folder: string): RealProvider | undefined {
  const terraform = findTerraform();
  const cacheDir = join(folder, "cache");
  mkdirSync(cacheDir);
  const aws = { source: "hashicorp/aws", version: AWS_PROVIDER_VERSIONS };
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: { required_providers: { aws } } }));
  const search = { terraform, env: process.env, constraint: AWS_PROVIDER_VERSIONS, scratch: folder, cacheDir };
  for (const way of waysToProvider({ ...search, refused: () => undefined })) {
    const env = { ...initEnvironment(process.env), ...way.env, TF_DATA_DIR: join(folder, "data") };
    const init = spawnSync(terraform.command, ["init", "-input=false", ...way.arguments], { cwd: folder, env });
    if (init.status !== 0) continue;
    const version = lockedAwsProvider(readFileSync(join(folder, ".terraform.lock.hcl"), "utf8"), terraform);
    if (version !== undefined) return { pluginDir: join(folder, "data/providers"), version };
  }
  return undefined;
}
