import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { listed } from "../../document";
import { UsageError } from "../errors";

/** What a folder of stages holds: the text that leads through them, and a file for each. */
const OWN = /^(README\.md|\d{2,}-[A-Za-z0-9_-]+\.(ya?ml|json))$/;

/**
 * Whether a folder may be written.
 * @throws UsageError when there is something in its place that is not to be lost
 */
export function refuseFolder(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory())
    throw new UsageError(`${folder} is there and no folder: name another with --out.`);
  const others = readdirSync(folder).filter((name) => !OWN.test(name));
  if (others.length > 0) {
    throw new UsageError(
      `${folder} holds what no migration wrote: ${listed(others.sort())}. Name another folder with --out.`,
    );
  }
  if (!force) {
    throw new UsageError(`${folder} is there already. Name another with --out, or replace its stages with --force.`);
  }
}

/** Writes a folder so that it is there with all of its files or not at all; one that is there is replaced as a whole. */
export function writeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const target = resolve(folder);
  const beside = (what: string) => join(dirname(target), `.${basename(target)}.${what}-${process.pid}`);
  const [partial, old] = [beside("partial"), beside("old")];
  mkdirSync(partial, { recursive: true });
  try {
    for (const [name, text] of files) writeFileSync(join(partial, name), text);
    const replaces = existsSync(target);
    if (replaces) renameSync(target, old);
    try {
      renameSync(partial, target);
    } catch (error) {
      if (replaces) renameSync(old, target);
      throw error;
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}
