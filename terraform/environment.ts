import { existsSync } from "node:fs";
import { devNull } from "node:os";
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
  const env = withoutForeign(base);
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

/** The environment for a `terraform init` that may ask a registry: the user's own, proxies included. */
export function initEnvironment(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...withoutForeign(base), ...COMMON };
}

function withoutForeign(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(base).filter(([name]) => !FOREIGN.test(name)));
}

/** Settings for AWS of the user's own, and ways out of this machine. */
const AWS_OR_PROXY = /^(AWS_.*|TF_AWS_.*|(https?|all|no|ftp)_proxy)$/i;

/** Where the AWS API of a rehearsal listens, and where its world lies. */
export interface LoopbackAws {
  readonly url: string;
  readonly region: string;
}

/**
 * The environment for the real provider in a rehearsal: it meets nothing but the loopback API. The user's keys, profiles
 * and endpoints are left out, and whatever would still go elsewhere is sent to the loopback, too, which refuses it.
 */
export function loopbackEnvironment(base: NodeJS.ProcessEnv, { url, region }: LoopbackAws): NodeJS.ProcessEnv {
  const own = Object.entries(withoutForeign(base)).filter(([name]) => !AWS_OR_PROXY.test(name));
  return {
    ...Object.fromEntries(own),
    ...COMMON,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: "AKIAREHEARSAL0000000",
    AWS_SECRET_ACCESS_KEY: "rehearsal",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    HTTP_PROXY: url,
    HTTPS_PROXY: url,
    NO_PROXY: "127.0.0.1",
  };
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
