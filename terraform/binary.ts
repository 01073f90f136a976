import { spawnSync } from "node:child_process";
import { gte } from "semver";
import { TerraformError } from "./errors";

/** The oldest Terraform with check blocks. OpenTofu has had them since its first release, 1.6. */
export const OLDEST_TERRAFORM = "1.5.0";

/** Terraform, or OpenTofu, as found on this machine. */
export interface TerraformBinary {
  /** Command that starts it. */
  readonly command: string;
  readonly version: string;
  /** What it runs on, in its own words, such as `linux_amd64`; undefined when it does not say. */
  readonly platform?: string;
}

const HOW_TO_GET =
  "Install Terraform 1.5 or later (https://developer.hashicorp.com/terraform/install) or OpenTofu " +
  "(https://opentofu.org/docs/intro/install), put it on the PATH, or name it in TERRAFORM_BINARY_NAME.";

/**
 * Finds Terraform: what TERRAFORM_BINARY_NAME names, otherwise `terraform` on the PATH.
 * @throws TerraformError when there is none, or one that is too old
 */
export function findTerraform(env: NodeJS.ProcessEnv = process.env): TerraformBinary {
  const command = env["TERRAFORM_BINARY_NAME"] || "terraform";
  const result = spawnSync(command, ["version", "-json"], {
    env: { ...env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: undefined },
    encoding: "utf8",
    timeout: 60_000,
  });
  if (result.error !== undefined) {
    const code = (result.error as NodeJS.ErrnoException).code;
    const why =
      code === "ENOENT" ? "it is not on the PATH" : code === "EACCES" ? "it may not be executed" : String(code);
    throw new TerraformError(`Terraform ("${command}") cannot be started: ${why}. ${HOW_TO_GET}`);
  }
  const { version, platform } = answerIn(result.stdout);
  if (result.status !== 0 || version === undefined) {
    throw new TerraformError(
      `"${command} version -json" did not say a version; is "${command}" Terraform? ${HOW_TO_GET}`,
    );
  }
  if (!gte(version, OLDEST_TERRAFORM)) {
    throw new TerraformError(
      `"${command}" is Terraform ${version}; ${OLDEST_TERRAFORM} or later is needed, the first with check blocks. ${HOW_TO_GET}`,
    );
  }
  return { command, version, ...(platform === undefined ? {} : { platform }) };
}

function answerIn(stdout: string): { version?: string; platform?: string } {
  try {
    const { terraform_version: version, platform } = JSON.parse(stdout) as Record<string, unknown>;
    return {
      version: typeof version === "string" ? version.replace(/-.*$/, "") : undefined,
      platform: typeof platform === "string" ? platform : undefined,
    };
  } catch {
    return {};
  }
}
