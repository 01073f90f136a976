import { existsSync } from "node:fs";
import { TerraformError } from "./errors";

/** An environment for Terraform, and what was left out of it. */
export interface TerraformEnvironment {
  readonly env: NodeJS.ProcessEnv;
  /** What a user should know about it. */
  readonly notices: readonly string[];
}

const COMMON = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" };

/** Settings of the user's own work that would lead a rehearsal astray. */
const FOREIGN = /^TF_(CLI_ARGS(_.*)?|WORKSPACE|DATA_DIR|REATTACH_PROVIDERS|PLUGIN_CACHE_DIR|LOG.*)$/;

/**
 * The environment for the stand-in world: nothing of it comes from a registry or a configuration file, so the user's
 * own are left out.
 */
export function standInEnvironment(
  base: NodeJS.ProcessEnv,
  standIn: Readonly<Record<string, string>>,
): TerraformEnvironment {
  const env: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(base)) if (!FOREIGN.test(name)) env[name] = value;
  const notices: string[] = [];
  const file = env["TF_CLI_CONFIG_FILE"];
  if (file !== undefined && file !== "" && !existsSync(file)) {
    notices.push(
      "TF_CLI_CONFIG_FILE names a file that does not exist; the stand-in world needs none and goes on without it.",
    );
    delete env["TF_CLI_CONFIG_FILE"];
  }
  return { env: { ...env, ...COMMON, ...standIn }, notices };
}

/**
 * The environment for AWS itself: the user's own.
 * @throws TerraformError when TF_CLI_CONFIG_FILE names a missing file, because Terraform would then look for providers
 * elsewhere than the user thinks
 */
export function ownEnvironment(base: NodeJS.ProcessEnv): TerraformEnvironment {
  const file = base["TF_CLI_CONFIG_FILE"];
  if (file !== undefined && file !== "" && !existsSync(file)) {
    throw new TerraformError(
      `TF_CLI_CONFIG_FILE names ${file}, which does not exist. Correct it, or unset it to use Terraform's default configuration.`,
    );
  }
  return { env: { ...base, ...COMMON }, notices: [] };
}
