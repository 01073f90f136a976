import { readFileSync } from "node:fs";

/**
 * Largest resident memory of a process so far, in bytes, as the kernel keeps it for the program that runs now.
 * getrusage would not do: its figure starts with what the parent had when it forked.
 */
export function highWaterMark(pid: number | "self"): number | undefined {
  try {
    return kibibytes(readFileSync(`/proc/${pid}/status`, "utf8"), /^VmHWM:\s+(\d+) kB$/m);
  } catch {
    return undefined;
  }
}

/** The same of this process; where there is no /proc, getrusage's figure. */
export function ownPeakBytes(): number {
  return highWaterMark("self") ?? process.resourceUsage().maxRSS * 1024;
}

/** Bytes from a number of KiB inside a text. */
export function kibibytes(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1] ?? 0) * 1024;
}
