import { mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import type { Deployment } from "../deployment";
import { synthesizeStacks } from "./synthesize-files";
import type { StackFolder, WorldKind } from "./world";
import { writeWhole } from "./write-file";

/** A synthesised stack that is not on disk yet. */
export interface PreparedStack extends StackFolder {
  readonly name: string;
  /** Writes the stack into its folder, which an earlier run may have used. */
  write(): void;
}

/** Files that an earlier run in a rehearsed world leaves and that a new one must not meet. */
const LEFTOVERS = [
  "plan.json",
  "rules.json",
  "tfplan",
  "rehearsal.tfstate",
  "rehearsal.tfstate.backup",
  ".terraform",
  ".terraform.lock.hcl",
];

/**
 * Synthesises a deployment for folders of its own under `out`, one for each of its stacks in the order in which they are
 * deployed, and writes nothing yet.
 * In a rehearsed world the state stays in that folder: an override file says so, and the configuration under test stays
 * the one that is deployed.
 */
export function prepareStacks(deployment: Deployment, out: string, world: WorldKind): PreparedStack[] {
  const folder = (name: string) => join(out, world, name);
  const statePath = (name: string) => relative(folder(name), `terraform.${name}.tfstate`);
  return synthesizeStacks(deployment, { statePath }).map(({ name, text }) => {
    const directory = folder(name);
    return { name, directory, configuration: JSON.parse(text), write: () => writeStack(directory, world, text) };
  });
}

function writeStack(directory: string, world: WorldKind, text: string): void {
  mkdirSync(directory, { recursive: true });
  if (world !== "aws") {
    for (const leftover of LEFTOVERS) rmSync(join(directory, leftover), { recursive: true, force: true });
    const override = { terraform: { backend: { local: { path: "rehearsal.tfstate" } } } };
    writeWhole(join(directory, "rehearsal_override.tf.json"), `${JSON.stringify(override, null, 2)}\n`);
  }
  writeWhole(join(directory, "cdk.tf.json"), text);
}
