import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { RECORDS } from "./measure/process-record";
import type { ProcessRecord } from "./measure/process-record";
import { runNode } from "./measure/run-node";
import { medianOf } from "./measure/statistics";
import type { Workshop } from "./measure/workshop";
import { FORMATS as REPORT_FORMATS } from "../review";
import { sampleDeployment } from "./sample/deployment";
import { FORMS } from "./sample/mesh-definitions";
import { samplePlan } from "./sample/plan";

/** A command at several sizes of its input. */
export interface GrowthFigures {
  readonly command: string;
  /** What is counted. */
  readonly unit: "services" | "objects" | "resources";
  /** What the largest size may take. */
  readonly limit: Limit;
  readonly runs: number;
  readonly sizes: readonly { readonly count: number; readonly cpuSeconds: number; readonly peakBytes: number }[];
  /**
   * CPU time of the largest size over that of half of it, the time of the smallest taken away from both: 2.0 is linear.
   * Quadratic work would come near 4.
   */
  readonly growth: number;
}

/** What a command may take. */
export interface Limit {
  readonly cpuSeconds: number;
  /** @default - not limited */
  readonly peakBytes?: number;
}

interface Subject {
  readonly command: string;
  readonly unit: GrowthFigures["unit"];
  readonly limit: Limit;
  /** The smallest stands for the start of the command, the middle one is half of the largest. */
  readonly sizes: readonly [number, number, number];
  readonly ending: string;
  readonly text: (count: number) => string;
  readonly args: (file: string) => readonly string[];
}

const SUBJECTS: readonly Subject[] = [
  {
    command: "validate",
    unit: "services",
    limit: { cpuSeconds: 1 },
    sizes: [10, 500, 1000],
    ending: "yaml",
    text: (services) => stringify(sampleDeployment(services)),
    args: (file) => ["validate", file],
  },
  ...Object.entries(FORMS).map(([form, { ending, write }]): Subject => ({
    command: `import, ${form}`,
    unit: "objects",
    limit: { cpuSeconds: 1 },
    sizes: [40, 1000, 2000],
    ending,
    text: write,
    args: (file) => ["import", file, "--region", "eu-central-1", "--out", "imported.yaml"],
  })),
  {
    command: "review, all formats",
    unit: "resources",
    limit: { cpuSeconds: 3, peakBytes: 500e6 },
    sizes: [100, 5000, 10_000],
    ending: "json",
    text: samplePlan,
    args: (file) => [
      "review",
      file,
      ...Object.keys(REPORT_FORMATS).flatMap((format) => ["--output", `${format}=report.${format}`]),
    ],
  },
];

/** Runs each command on files of several sizes in turns, compiled as the published package has it. */
export async function measureGrowth(workshop: Workshop, runs: number): Promise<GrowthFigures[]> {
  const figures: GrowthFigures[] = [];
  for (const subject of SUBJECTS) figures.push(await measure(workshop, subject, runs));
  return figures;
}

async function measure(workshop: Workshop, subject: Subject, runs: number): Promise<GrowthFigures> {
  const { command, unit, limit, ending, text } = subject;
  const measured = subject.sizes.map((count) => ({
    count,
    file: workshop.write(`${command.replaceAll(/[^A-Za-z]+/g, "-")}-${count}.${ending}`, text(count)),
    records: [] as ProcessRecord[],
  }));
  for (let run = 0; run < runs; run++) {
    for (const { file, records } of measured) records.push(await once(workshop, subject.args(file)));
  }
  const sizes = measured.map(({ count, records }) => ({
    count,
    cpuSeconds: medianOf(records, ({ cpuSeconds }) => cpuSeconds!),
    peakBytes: medianOf(records, ({ peakBytes }) => peakBytes),
  }));
  const [start, half, full] = sizes.map(({ cpuSeconds }) => cpuSeconds) as [number, number, number];
  return { command, unit, limit, runs, sizes, growth: (full - start) / (half - start) };
}

async function once(workshop: Workshop, args: readonly string[]): Promise<ProcessRecord> {
  const folder = workshop.emptyFolder();
  const records = join(folder, "records");
  const probe = ["--require", workshop.script("bench/measure/node-probe")];
  await runNode([...probe, workshop.command, ...args], { cwd: folder, env: { [RECORDS]: records } });
  return JSON.parse(readFileSync(records, "utf8")) as ProcessRecord;
}
