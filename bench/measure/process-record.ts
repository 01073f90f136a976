import { appendFileSync } from "node:fs";

/** Environment variable that names the file to which measured processes add their records. */
export const RECORDS = "OUTPOST_MESH_BENCH_RECORDS";

/** What a measured process leaves behind; times in seconds since the epoch. */
export interface ProcessRecord {
  /** `command line`, `stand-in`, or the verb of Terraform. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly cpuSeconds?: number;
  readonly peakBytes: number;
}

/** Adds a record, one line of JSON. */
export function addRecord(record: ProcessRecord): void {
  const file = process.env[RECORDS];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(record)}\n`);
}
