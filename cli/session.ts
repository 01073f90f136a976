import type { Context } from "../pipeline";
import type { Interruption } from "./interruption";

/** What a verb gets from the command line besides its own options. */
export interface Session {
  /** What stood after `--`; undefined when there was none. */
  readonly command: readonly string[] | undefined;
  readonly interruption: Interruption;
  /** Takes the exit code. */
  readonly done: (code: number) => void;
}

/** The context of the pipeline's steps: progress goes to stderr. */
export function contextOf({ interruption }: Session): Context {
  return {
    progress: (text) => process.stderr.write(`${text}\n`),
    abort: interruption.signal,
    env: process.env,
  };
}

/** How text for people is laid out. NO_COLOR and FORCE_COLOR are honoured (no-color.org). */
export function layout(stream: NodeJS.WriteStream = process.stdout): { width: number; color: boolean } {
  const { NO_COLOR: none, FORCE_COLOR: force } = process.env;
  const color =
    none !== undefined && none !== "" ? false : force !== undefined && force !== "0" ? true : stream.isTTY === true;
  return { width: Math.max(40, Math.min(stream.columns ?? 80, 120)), color };
}

/** Prints a value as JSON for machines. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
