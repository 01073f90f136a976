import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The project's own folder. */
export const PROJECT = resolve(__dirname, "../../..");

/** A file of the project by its path in it. */
export function inProject(path: string): string {
  return join(PROJECT, path);
}

/** Text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(inProject(path), "utf8");
}

/** Files of a folder of the project, by their paths in it. */
export function filesIn(folder: string): string[] {
  return readdirSync(inProject(folder))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Runs `work` with an empty folder that is gone afterwards. */
export function inTemporaryFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "outpost-mesh-unit-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
