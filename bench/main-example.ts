import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findTerraform } from "../terraform";
import type { ProcessRecord } from "./measure/process-record";
import { RECORDS } from "./measure/process-record";
import { runNode } from "./measure/run-node";
import { median, medianOf } from "./measure/statistics";
import { MEASURED_TERRAFORM, memoryMeter } from "./measure/terraform-meter";
import { PROJECT } from "./measure/workshop";
import type { Workshop } from "./measure/workshop";

/** One step of the way from a file to a verdict. */
export interface StepFigures {
  readonly step: string;
  readonly seconds: number;
  /** Largest resident memory of the process that the step is about; undefined where an earlier line says it. */
  readonly peakBytes: number | undefined;
}

/** The main example, planned from nothing. */
export interface MainExampleFigures {
  readonly runs: number;
  /** Median of the whole command, nothing measured inside it. */
  readonly seconds: number;
  /** Slowest of the runs. */
  readonly slowest: number;
  /** Steps in their order, from runs of their own. */
  readonly steps: readonly StepFigures[];
  /** How memory was measured. */
  readonly meter: string;
}

const EXAMPLE = join("deployments", "orders.yaml");

/** Plans the main example in the clone, as README's first command does, each time into a folder of its own. */
export async function measureMainExample(workshop: Workshop, runs: number): Promise<MainExampleFigures> {
  const plain: number[] = [];
  const records: Records[] = [];
  const wrapper = meterInPlaceOfTerraform(workshop);
  for (let run = 0; run < runs; run++) {
    plain.push(await plan(workshop.emptyFolder(), {}));
    const folder = workshop.emptyFolder();
    const file = join(folder, "records");
    const probe = workshop.script("bench/measure/node-probe");
    await plan(join(folder, "out"), {
      [RECORDS]: file,
      [MEASURED_TERRAFORM]: findTerraform().command,
      TERRAFORM_BINARY_NAME: wrapper,
      NODE_OPTIONS: `--require ${JSON.stringify(probe)}`,
    });
    records.push(recordsIn(file));
  }
  return {
    runs,
    seconds: median(plain),
    slowest: Math.max(...plain),
    steps: stepsOf(records),
    meter: `Node: VmHWM in /proc at each process's end; Terraform: ${memoryMeter()}`,
  };
}

async function plan(out: string, env: Record<string, string>): Promise<number> {
  const args = [join("bin", "outpost-mesh.js"), "plan", EXAMPLE, "--out", out];
  return (await runNode(args, { cwd: PROJECT, env })).seconds;
}

function meterInPlaceOfTerraform(workshop: Workshop): string {
  const quoted = [process.execPath, workshop.script("bench/measure/terraform-meter")].map((text) => `'${text}'`);
  return workshop.write("terraform", `#!/bin/sh\nexec ${quoted.join(" ")} "$@"\n`, 0o755);
}

/** The processes of one run by what they are. */
type Records = ReadonlyMap<string, ProcessRecord>;

function recordsIn(file: string): Records {
  const records = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ProcessRecord);
  return new Map(records.map((record) => [record.what, record]));
}

function stepsOf(runs: readonly Records[]): StepFigures[] {
  const of = (what: string, records: Records): ProcessRecord => {
    const record = records.get(what);
    if (record === undefined) throw new Error(`the plan started no process "${what}"; the benchmark must be adapted.`);
    return record;
  };
  const between = (step: string, from: (r: Records) => number, to: (r: Records) => number, process?: string) => ({
    step,
    seconds: medianOf(runs, (records) => to(records) - from(records)),
    peakBytes: process === undefined ? undefined : medianOf(runs, (records) => of(process, records).peakBytes),
  });
  const start = (what: string) => (records: Records) => of(what, records).start;
  const end = (what: string) => (records: Records) => of(what, records).end;
  const whole = (what: string) => between(what, start(what), end(what), what);
  return [
    between("command line: start, read, rules", start("command line"), start("terraform version"), "command line"),
    whole("terraform version"),
    between("command line: synthesis", end("terraform version"), start("stand-in")),
    between("stand-in: start", start("stand-in"), start("terraform init"), "stand-in"),
    whole("terraform init"),
    whole("terraform plan"),
    whole("terraform show"),
    between("command line: review, print, end", end("terraform show"), end("command line")),
  ];
}
