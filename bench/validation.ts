import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { RECORDS } from "./measure/process-record";
import type { ProcessRecord } from "./measure/process-record";
import { runNode } from "./measure/run-node";
import { medianOf } from "./measure/statistics";
import type { Workshop } from "./measure/workshop";
import { sampleDeployment } from "./sample/deployment";

/** `outpost-mesh validate` at several sizes. */
export interface ValidationFigures {
  readonly runs: number;
  readonly sizes: readonly { readonly services: number; readonly cpuSeconds: number; readonly peakBytes: number }[];
  /**
   * CPU time of 1,000 services over that of 500, the time of ten taken away from both: 2.0 is linear.
   * Quadratic work would come near 4.
   */
  readonly growth: number;
}

/** The smallest stands for the start of the command. */
const SIZES = [10, 500, 1000] as const;

/** Validates files of several sizes in turns, with the command as the published package has it. */
export async function measureValidation(workshop: Workshop, runs: number): Promise<ValidationFigures> {
  const measured = SIZES.map((services) => ({
    services,
    file: workshop.write(`services-${String(services)}.yaml`, stringify(sampleDeployment(services))),
    records: [] as ProcessRecord[],
  }));
  for (let run = 0; run < runs; run++) {
    for (const { file, records } of measured) records.push(await validate(workshop, file));
  }
  const sizes = measured.map(({ services, records }) => ({
    services,
    cpuSeconds: medianOf(records, ({ cpuSeconds }) => cpuSeconds!),
    peakBytes: medianOf(records, ({ peakBytes }) => peakBytes),
  }));
  const [start, half, full] = sizes.map(({ cpuSeconds }) => cpuSeconds) as [number, number, number];
  return { runs, sizes, growth: (full - start) / (half - start) };
}

async function validate(workshop: Workshop, file: string): Promise<ProcessRecord> {
  const folder = workshop.emptyFolder();
  const records = join(folder, "records");
  const probe = ["--require", workshop.script("bench/measure/node-probe")];
  await runNode([...probe, workshop.command, "validate", file], { cwd: folder, env: { [RECORDS]: records } });
  return JSON.parse(readFileSync(records, "utf8")) as ProcessRecord;
}
