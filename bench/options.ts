import { parseArgs } from "node:util";

/** What `npm run bench -- …` was asked for. */
export interface BenchOptions {
  /** Numbers of services to synthesise. */
  readonly sizes: readonly number[];
  /** Runs of each side; undefined means five, and more for what is quick. */
  readonly runs: number | undefined;
  /** Print JSON instead of tables. */
  readonly json: boolean;
}

/** How the benchmark is used. */
export const USAGE = "npm run bench -- [--sizes 10,200,1000] [--runs N] [--json]";

const FEWEST_RUNS = 5;

/**
 * Reads the command line.
 * @throws Error that says what is wrong
 */
export function parseOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: "string", default: "10,200,1000" },
      runs: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  return {
    sizes: values.sizes.split(",").map((text) => count("--sizes", text)),
    runs: values.runs === undefined ? undefined : count("--runs", values.runs),
    json: values.json,
  };
}

/** Runs of each side for a size: the quicker, the noisier. */
export function runsFor({ runs }: BenchOptions, services: number): number {
  if (runs !== undefined) return runs;
  if (services <= 50) return FEWEST_RUNS * 3;
  return services <= 300 ? FEWEST_RUNS + 2 : FEWEST_RUNS;
}

function count(option: string, text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new Error(`${option}: "${text}" is not a number from 1 to 99999. Usage: ${USAGE}`);
}
