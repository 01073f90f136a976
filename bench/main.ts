import { measureEnvoy } from "./envoy";
import { measureGrowth } from "./growth";
import { measureMainExample } from "./main-example";
import { Workshop } from "./measure/workshop";
import { parseOptions, runsFor } from "./options";
import type { BenchOptions } from "./options";
import { missed, renderFigures } from "./report";
import type { Figures } from "./report";
import { compareSides, measureSynthesis } from "./synthesis";
import type { Comparison, SynthesisFigures } from "./synthesis";

const RUNS_OF_COMMANDS = 5;

/** `npm run bench`: everything in one run, figures to stdout, progress to stderr. */
async function main(args: readonly string[]): Promise<void> {
  const options = parseOptions(args);
  const say = (text: string) => process.stderr.write(`${text}\n`);
  // Only an orderly exit takes the temporary folder and a running child away.
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
  say("compiling");
  const workshop = await Workshop.open();
  say("comparing what both sides create");
  const comparison = await compareSides(workshop);
  if (comparison.differences.length > 0) return refuse(comparison);
  const figures = await measure(workshop, options, comparison, say);
  const misses = missed(figures);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...figures, missed: misses }, null, 2)}\n`);
  } else {
    process.stdout.write(`\n${renderFigures(figures)}\n`);
  }
  for (const miss of misses) say(`MISSED  ${miss}`);
  if (misses.length > 0) process.exitCode = 1;
}

async function measure(
  workshop: Workshop,
  options: BenchOptions,
  comparison: Comparison,
  say: (text: string) => void,
): Promise<Figures> {
  const synthesis: SynthesisFigures[] = [];
  for (const services of options.sizes) {
    const runs = runsFor(options, services);
    say(`synthesising ${services} services, ${runs} times on each side`);
    synthesis.push(await measureSynthesis(workshop, services, runs));
  }
  const runs = options.runs ?? RUNS_OF_COMMANDS;
  say(`planning the main example, ${runs} times, and as often under measurement`);
  const mainExample = await measureMainExample(workshop, runs);
  say(`validating and importing, ${runs} times at each size`);
  const growth = await measureGrowth(workshop, runs);
  say(`compiling to Envoy's configuration, ${runs} times`);
  return { comparison, synthesis, mainExample, growth, envoy: measureEnvoy(runs) };
}

/** Timing two different things would say nothing. */
function refuse({ differences }: Comparison): void {
  process.stderr.write(`\nTHE TWO SIDES DO NOT CREATE THE SAME RESOURCES; nothing was timed.\n\n`);
  process.stderr.write(`${differences.join("\n")}\n`);
  process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
