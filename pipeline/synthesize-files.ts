import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stackNamesOf } from "../deployment";
import type { Deployment, LoadedDeployment } from "../deployment";
import { synthesize } from "../stacks";
import type { BuildAppOptions } from "../stacks";
import { UsageError } from "./errors";
import { MANIFEST_FILE } from "./read-plans";
import { rulesManifest } from "./rules-manifest";
import { TESTS_FILE, terraformTests } from "./terraform-tests";
import { writeWhole } from "./write-file";

/** A stack's Terraform configuration as text. */
export interface StackText {
  readonly name: string;
  readonly text: string;
}

/** Synthesises one deployment and gives its stacks in the order in which they are deployed; nothing is left on disk. */
export function synthesizeStacks(deployment: Deployment, options: BuildAppOptions = {}): StackText[] {
  return inTemporaryFolder((outdir) => {
    synthesize([deployment], { ...options, outdir });
    return stackNamesOf(deployment).map((name) => ({
      name,
      text: readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8"),
    }));
  });
}

/** The first of these stacks as text: everything that a deployment has in AWS. */
export function synthesizeText(deployment: Deployment, options: BuildAppOptions = {}): string {
  return synthesizeStacks(deployment, options)[0]!.text;
}

/**
 * Synthesises deployments to `DIR/stacks/NAME/cdk.tf.json`, what `cdktf synth` writes, with the manifest beside it that a
 * review of the stack's plan reads, and policies do. The folder changes only when all of them could be synthesised;
 * other files in it, such as a state, stay.
 * @throws UsageError when the folder cannot be written, or a stack asks AWS what no test has an answer for
 */
export function synthesizeInto(
  directory: string,
  loaded: readonly LoadedDeployment[],
  { withTests = false }: { readonly withTests?: boolean } = {},
): string[] {
  return inTemporaryFolder((outdir) => {
    const deployments = loaded.map(({ deployment }) => deployment);
    synthesize(deployments, { outdir });
    const names = deployments.flatMap(stackNamesOf);
    const written = (name: string) => readFileSync(join(outdir, "stacks", name, "cdk.tf.json"), "utf8");
    const manifests = loaded.flatMap((one) =>
      stackNamesOf(one.deployment).map((name) => [name, rulesManifest(one, JSON.parse(written(name)))] as const),
    );
    const tests = withTests
      ? deployments.map((one) => [one.name, terraformTests(one, JSON.parse(written(one.name)))] as const)
      : [];
    try {
      for (const name of names) {
        const file = join("stacks", name, "cdk.tf.json");
        writeWhole(join(directory, file), written(name));
      }
      for (const [name, manifest] of manifests) writeJson(join(directory, "stacks", name, MANIFEST_FILE), manifest);
      for (const [name, test] of tests) writeJson(join(directory, "stacks", name, TESTS_FILE), test);
      writeWhole(join(directory, "manifest.json"), readFileSync(join(outdir, "manifest.json"), "utf8"));
    } catch (error) {
      throw new UsageError(
        `${directory} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`,
      );
    }
    return names.map((name) => join(directory, "stacks", name, "cdk.tf.json"));
  });
}

function writeJson(file: string, value: unknown): void {
  writeWhole(file, `${JSON.stringify(value, null, 2)}\n`);
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
