import { readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { MAX_PLAN_BYTES, NotAPlanError, asManifest, deploymentOf, parsePlan } from "../review";
import type { PlanJson, PlanManifest } from "../review";
import { UsageError } from "./errors";
import { STDIN, readStandardInput } from "./standard-input";

/** A plan that was read, with what lies beside it. */
export interface ReadPlan {
  /** The deployment, otherwise the file's own name: a report must not depend on the folder. */
  readonly name: string;
  readonly plan: PlanJson;
  readonly manifest: PlanManifest | undefined;
}

/** Name of the manifest beside a plan, and beside a configuration whose plan will be put there. */
export const MANIFEST_FILE = "rules.json";

/**
 * Reads plans as JSON; `-` is standard input.
 * @throws UsageError when one cannot be read or is no plan, naming all of them at once
 */
export async function readPlans(files: readonly string[]): Promise<ReadPlan[]> {
  if (files.filter((file) => file === STDIN).length > 1) throw new UsageError("standard input can be read only once.");
  const plans: ReadPlan[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const called = file === STDIN ? "standard input" : file;
    try {
      plans.push(named(file, parsePlan(file === STDIN ? await readWholeInput() : readWhole(file))));
    } catch (error) {
      if (!(error instanceof NotAPlanError) && !(error instanceof UsageError)) throw error;
      problems.push(error instanceof NotAPlanError ? `${called}: ${error.message}` : error.message);
    }
  }
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
  return plans;
}

function named(file: string, plan: PlanJson): ReadPlan {
  const beside = file === STDIN ? undefined : readManifest(join(dirname(file), MANIFEST_FILE));
  const deployment = deploymentOf(plan);
  // One of another deployment would give lines of another file.
  const manifest = deployment !== undefined && beside?.deployment !== deployment ? undefined : beside;
  const own = file === STDIN ? "standard input" : basename(file);
  return { name: manifest?.deployment ?? deployment ?? own, plan, manifest };
}

function readManifest(file: string): PlanManifest | undefined {
  try {
    if (statSync(file).size > MAX_PLAN_BYTES) return undefined;
    return asManifest(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    // A plan of somebody else's making has none, or another file of that name.
    return undefined;
  }
}

function readWhole(file: string): Buffer {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new UsageError(`${file} is a folder; name a plan in it.`);
    if (stat.size > MAX_PLAN_BYTES) throw tooLarge();
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UsageError || error instanceof NotAPlanError) throw error;
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
}

async function readWholeInput(): Promise<Buffer> {
  return readStandardInput(process.stdin, MAX_PLAN_BYTES);
}

function tooLarge(): NotAPlanError {
  return new NotAPlanError(`it is larger than ${MAX_PLAN_BYTES / 1024 / 1024} MiB, the most that is read.`);
}
