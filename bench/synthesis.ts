import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { configurationOf } from "./compare/configuration";
import { differencesOf } from "./compare/differences";
import { runNode } from "./measure/run-node";
import { median, medianOf } from "./measure/statistics";
import type { Workshop } from "./measure/workshop";
import { SITE } from "./sample/site";
import type { SelfReport } from "./subjects/timed";

/** The two sides that are compared. */
export type Side = "outpost-mesh" | "plain-cdktf";

/** Medians of one side at one size. */
export interface SideFigures {
  /** From after the modules were loaded to the files written. */
  readonly seconds: number;
  /** The whole process. */
  readonly processSeconds: number;
  readonly peakBytes: number;
}

/** Both sides at one size. */
export interface SynthesisFigures {
  readonly services: number;
  /** Resources and data sources that both sides create. */
  readonly blocks: number;
  readonly runs: number;
  readonly outpostMesh: SideFigures;
  readonly plainCdktf: SideFigures;
  /** Median of the seconds of Outpost Mesh over that of plain CDKTF. */
  readonly ratio: number;
  /** The same of the whole processes. */
  readonly processRatio: number;
  /** Smallest and largest ratio of two neighbouring runs. */
  readonly ratioRange: readonly [number, number];
}

/** What the two sides were found to have in common, before anything is timed. */
export interface Comparison {
  readonly blocks: number;
  /** Check blocks, which CDKTF has no way to say, and data sources that only they read. */
  readonly checks: readonly string[];
  readonly onlyForChecks: readonly string[];
  readonly differences: readonly string[];
}

interface Run extends SelfReport {
  readonly processSeconds: number;
}

/** Services in the stacks that are compared. */
const COMPARED = 10;

/** Synthesises a small site on both sides and compares what they create. */
export async function compareSides(workshop: Workshop): Promise<Comparison> {
  const ours = configurationOf((await synthesise(workshop, "outpost-mesh", COMPARED)).text);
  const plain = configurationOf((await synthesise(workshop, "plain-cdktf", COMPARED)).text);
  return {
    blocks: ours.blocks.length,
    checks: ours.checks,
    onlyForChecks: ours.onlyForChecks.map(({ address }) => address),
    differences: differencesOf(ours, plain),
  };
}

/** Synthesises a site on both sides in turns. */
export async function measureSynthesis(workshop: Workshop, services: number, runs: number): Promise<SynthesisFigures> {
  const [ours, plain]: [Run[], Run[]] = [[], []];
  let blocks = 0;
  for (let run = 0; run < runs; run++) {
    const mine = await synthesise(workshop, "outpost-mesh", services);
    const theirs = await synthesise(workshop, "plain-cdktf", services);
    ours.push(mine.run);
    plain.push(theirs.run);
    if (run === 0) blocks = configurationOf(mine.text).blocks.length;
  }
  const pairs = ours.map(({ seconds }, index) => seconds / plain[index]!.seconds);
  const [outpostMesh, plainCdktf] = [figures(ours), figures(plain)];
  return {
    services,
    blocks,
    runs,
    outpostMesh,
    plainCdktf,
    ratio: outpostMesh.seconds / plainCdktf.seconds,
    processRatio: outpostMesh.processSeconds / plainCdktf.processSeconds,
    ratioRange: [Math.min(...pairs), Math.max(...pairs)],
  };
}

/** Synthesises once, in a folder that is gone afterwards. */
async function synthesise(workshop: Workshop, side: Side, services: number): Promise<{ run: Run; text: string }> {
  const cwd = workshop.emptyFolder();
  const args = [workshop.script(`bench/subjects/${side}`), String(services)];
  const env = { TERRAFORM_BINARY_NAME: terraformThatOnlyTellsItsVersion(workshop) };
  const { seconds, stdout } = await runNode(args, { cwd, env });
  const text = readFileSync(join(cwd, "cdktf.out", "stacks", SITE.name, "cdk.tf.json"), "utf8");
  rmSync(cwd, { recursive: true });
  return { run: { ...(JSON.parse(stdout) as SelfReport), processSeconds: seconds }, text };
}

/**
 * CDKTF's DataResource, of which plain code makes its gates, starts Terraform for its version once for each gate. That is
 * no part of synthesis, and half of the plain side's time at ten services.
 */
function terraformThatOnlyTellsItsVersion(workshop: Workshop): string {
  return workshop.write("terraform-version", `#!/bin/sh\necho '{"terraform_version":"1.11.4"}'\n`, 0o755);
}

function figures(runs: readonly Run[]): SideFigures {
  return {
    seconds: medianOf(runs, ({ seconds }) => seconds),
    processSeconds: median(runs.map(({ processSeconds }) => processSeconds)),
    peakBytes: medianOf(runs, ({ peakBytes }) => peakBytes),
  };
}
