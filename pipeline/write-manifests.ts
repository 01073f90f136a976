import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stackNamesOf } from "../deployment";
import type { LoadedDeployment } from "../deployment";
import { MANIFEST_FILE } from "./read-plans";
import { rulesManifest } from "./rules-manifest";
import { writeWhole } from "./write-file";

/** Writes beside each synthesised stack of a folder the manifest that a review of its plan reads, and policies do. */
export function writeManifests(outdir: string, loaded: readonly LoadedDeployment[]): void {
  for (const one of loaded) {
    for (const name of stackNamesOf(one.deployment)) {
      const folder = join(outdir, "stacks", name);
      const configuration: unknown = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
      writeWhole(join(folder, MANIFEST_FILE), `${JSON.stringify(rulesManifest(one, configuration), null, 2)}\n`);
    }
  }
}
