import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Deployment } from "../deployment";
import { synthesize } from "../stacks";
import type { DeploymentStackOptions } from "../stacks";
import { UsageError } from "./errors";
import { writeWhole } from "./write-file";

/** Synthesises one deployment and gives its Terraform configuration as text; nothing is left on disk. */
export function synthesizeText(deployment: Deployment, options: DeploymentStackOptions = {}): string {
  return inTemporaryFolder((outdir) => {
    synthesize([deployment], { ...options, outdir });
    return readFileSync(join(outdir, "stacks", deployment.name, "cdk.tf.json"), "utf8");
  });
}

/**
 * Synthesises deployments to `DIR/stacks/NAME/cdk.tf.json`, what `cdktf synth` writes. The folder changes only when all
 * of them could be synthesised; other files in it, such as a state, stay.
 * @throws UsageError when the folder cannot be written
 */
export function synthesizeInto(directory: string, deployments: readonly Deployment[]): string[] {
  return inTemporaryFolder((outdir) => {
    synthesize(deployments, { outdir });
    try {
      for (const { name } of deployments) {
        const file = join("stacks", name, "cdk.tf.json");
        writeWhole(join(directory, file), readFileSync(join(outdir, file), "utf8"));
      }
      writeWhole(join(directory, "manifest.json"), readFileSync(join(outdir, "manifest.json"), "utf8"));
    } catch (error) {
      throw new UsageError(
        `${directory} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
      );
    }
    return deployments.map(({ name }) => join(directory, "stacks", name, "cdk.tf.json"));
  });
}

function inTemporaryFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "outpost-mesh-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  try {
    return work(folder);
  } finally {
    process.removeListener("exit", remove);
    remove();
  }
}
