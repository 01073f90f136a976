import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { highWaterMark, kibibytes } from "./peak-memory";
import { addRecord } from "./process-record";

/** Environment variable that names the Terraform that is measured. */
export const MEASURED_TERRAFORM = "OUTPOST_MESH_BENCH_TERRAFORM";

const GNU_TIME = "/usr/bin/time";

/** How Terraform's memory is measured on this machine. */
export function memoryMeter(): string {
  return existsSync(GNU_TIME) ? `${GNU_TIME} -v` : "VmHWM in /proc, every 5 ms";
}

/** Stands in Terraform's place, runs it, and records what it took. */
function main(args: readonly string[]): void {
  const terraform = process.env[MEASURED_TERRAFORM] ?? "terraform";
  const folder = mkdtempSync(join(tmpdir(), "outpost-mesh-bench-meter-"));
  const report = join(folder, "time");
  const timed = existsSync(GNU_TIME);
  const [command, ...before] = timed ? [GNU_TIME, "-v", "-o", report, terraform] : [terraform];
  const child = spawn(command!, [...before, ...args], { stdio: "inherit" });
  let peakBytes = 0;
  // Without GNU time, look often: a sample misses what the process takes after it.
  const sample = () => (peakBytes = Math.max(peakBytes, highWaterMark(child.pid!) ?? 0));
  const timer = timed ? undefined : setInterval(sample, 5);
  child.once("close", (code) => {
    clearInterval(timer);
    if (timed) peakBytes = kibibytes(readFileSync(report, "utf8"), /Maximum resident set size \(kbytes\): (\d+)/);
    rmSync(folder, { recursive: true, force: true });
    const verb = `terraform ${args[0] ?? ""}`;
    addRecord({ what: verb, start: performance.timeOrigin / 1000, end: Date.now() / 1000, peakBytes });
    process.exitCode = code ?? 1;
  });
}

if (require.main === module) main(process.argv.slice(2));
