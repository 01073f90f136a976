import { ownPeakBytes } from "../measure/peak-memory";

/** What a measured process says of itself, on one line of stdout. */
export interface SelfReport {
  /** From after the modules were loaded to the files written. */
  readonly seconds: number;
  /** Largest resident memory of the process, in bytes. */
  readonly peakBytes: number;
}

/** Runs the work that is measured and prints how it went. */
export function timed(work: () => void): void {
  const start = performance.now();
  work();
  const seconds = (performance.now() - start) / 1000;
  const report: SelfReport = { seconds, peakBytes: ownPeakBytes() };
  process.stdout.write(`${JSON.stringify(report)}\n`);
}
