import { basename, dirname } from "node:path";
import { ownPeakBytes } from "./peak-memory";
import { addRecord } from "./process-record";

// Loaded with --require into every Node process of a measured command.
const script = process.argv[1] ?? "";
const what = basename(dirname(script)) === "provider" ? "stand-in" : "command line";
if (!script.includes("terraform-meter")) {
  process.once("exit", () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    addRecord({
      what,
      start: performance.timeOrigin / 1000,
      end: Date.now() / 1000,
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      peakBytes: ownPeakBytes(),
    });
  });
}
