import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Deployment } from "../deployment";
import { synthesizeText } from "./synthesize-files";
import { writeWhole } from "./write-file";

/** A stack's folder, ready for Terraform. */
export interface PreparedStack {
  readonly directory: string;
  readonly configuration: unknown;
}

/** Files that an earlier run of the stand-in world leaves and that a new one must not meet. */
const LEFTOVERS = [
  "plan.json",
  "tfplan",
  "rehearsal.tfstate",
  "rehearsal.tfstate.backup",
  ".terraform",
  ".terraform.lock.hcl",
];

/**
 * Synthesises a deployment into a folder of its own under `out`.
 * In the stand-in world the state stays in that folder: an override file says so, and the configuration under test stays
 * the one that is deployed.
 */
export function prepareStack(deployment: Deployment, out: string, world: "stand-in" | "aws"): PreparedStack {
  const directory = join(out, world, deployment.name);
  const statePath = relative(directory, `terraform.${deployment.name}.tfstate`);
  const text = synthesizeText(deployment, { statePath });
  mkdirSync(directory, { recursive: true });
  if (world === "stand-in") {
    for (const leftover of LEFTOVERS) rmSync(join(directory, leftover), { recursive: true, force: true });
    const override = { terraform: { backend: { local: { path: "rehearsal.tfstate" } } } };
    writeFileSync(join(directory, "rehearsal_override.tf.json"), `${JSON.stringify(override, null, 2)}\n`);
  }
  writeWhole(join(directory, "cdk.tf.json"), text);
  return { directory, configuration: JSON.parse(text) };
}
