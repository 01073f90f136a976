import type { EnvoyFigures } from "./envoy";
import type { GrowthFigures } from "./growth";
import type { MainExampleFigures } from "./main-example";
import type { Comparison, SynthesisFigures } from "./synthesis";
import { mebibytes, seconds, table } from "./table";

/** Everything that was measured. */
export interface Figures {
  readonly comparison: Comparison;
  readonly synthesis: readonly SynthesisFigures[];
  readonly mainExample: MainExampleFigures;
  readonly growth: readonly GrowthFigures[];
  readonly envoy: EnvoyFigures;
}

/** What must hold, and what is aimed for. */
export const LIMITS = {
  ratio: 1,
  aimedRatio: 0.35,
  mainExampleSeconds: 15,
  growth: 2.5,
  envoyCpuSeconds: 2,
} as const;

/** The required numbers that were missed, in words. */
export function missed({ synthesis, mainExample, growth, envoy }: Figures): string[] {
  return [
    ...synthesis
      .filter(({ ratio }) => !(ratio <= LIMITS.ratio))
      .map(({ services, ratio }) => `${services} services: ratio ${ratio.toFixed(2)}, at most ${LIMITS.ratio} allowed`),
    ...(mainExample.seconds <= LIMITS.mainExampleSeconds
      ? []
      : [`main example: ${seconds(mainExample.seconds)}, at most ${LIMITS.mainExampleSeconds} s allowed`]),
    ...growth.flatMap(missedGrowth),
    ...(envoy.cpuSeconds <= LIMITS.envoyCpuSeconds
      ? []
      : [`Envoy: ${seconds(envoy.cpuSeconds)} of CPU, at most ${LIMITS.envoyCpuSeconds} s allowed`]),
  ];
}

function missedGrowth({ command, unit, limit, sizes, growth }: GrowthFigures): string[] {
  const { count, cpuSeconds, peakBytes } = sizes.at(-1)!;
  return [
    ...(cpuSeconds <= limit.cpuSeconds
      ? []
      : [`${command}: ${seconds(cpuSeconds)} for ${count} ${unit}, at most ${limit.cpuSeconds} s allowed`]),
    ...(limit.peakBytes === undefined || peakBytes <= limit.peakBytes
      ? []
      : [`${command}: ${mebibytes(peakBytes)} for ${count} ${unit}, at most ${mebibytes(limit.peakBytes)} allowed`]),
    ...(growth <= LIMITS.growth ? [] : [`${command}: twice the ${unit} take x${growth.toFixed(2)}; it is not linear`]),
  ];
}

/** The figures for people, at most 80 columns wide. */
export function renderFigures(figures: Figures): string {
  const { comparison, synthesis, mainExample, growth, envoy } = figures;
  const { ratio, aimedRatio, mainExampleSeconds } = LIMITS;
  return [
    `Synthesis: Outpost Mesh (OM) against plain CDKTF for the same resources`,
    `Required: ratio at most ${ratio.toFixed(1)}; aimed for: ${aimedRatio}. Medians of interleaved runs.`,
    "",
    table([
      ["services", "resources", "OM", "plain", "ratio", "min..max", "OM mem", "plain mem"],
      ...synthesis.map(synthesisRow),
    ]),
    "",
    table([["whole process", "OM", "plain", "ratio"], ...synthesis.map(processRow)]),
    "",
    ...comparisonLines(comparison),
    "",
    `Main example from nothing to the printed verdict: ${seconds(mainExample.seconds)}`,
    `Required: at most ${mainExampleSeconds} s. ${mainExample.runs} runs, slowest ${seconds(mainExample.slowest)}.`,
    "",
    table([["step", "time", "peak memory"], ...mainExample.steps.map(stepRow)]),
    `(${mainExample.meter})`,
    "(steps from runs of their own, with the meters in place)",
    "",
    "CPU time of commands, user and system, compiled",
    "Required at the largest size: what the last column says, and linear: twice the size takes x2.",
    "",
    table([["command", "size", "CPU", "peak memory", "twice", "at most"], ...growth.flatMap(growthRows)]),
    `(the start of the command aside; ${growth[0]?.runs ?? 0} runs)`,
    "",
    ...envoyLines(envoy),
  ].join("\n");
}

function envoyLines({ services, backends, cpuSeconds, runs, bytes }: EnvoyFigures): string[] {
  const kibibytes = (size: number) => `${(size / 1024).toFixed(1)} KiB`;
  return [
    `Envoy's configurations of ${services} services with ${backends} backends each: ${seconds(cpuSeconds)} of CPU`,
    `Required: at most ${LIMITS.envoyCpuSeconds} s. ${runs} runs. ${mebibytes(bytes.all)} in all, the largest ${kibibytes(bytes.largest)}, the median ${kibibytes(bytes.median)}.`,
  ];
}

function synthesisRow({ services, blocks, outpostMesh, plainCdktf, ratio, ratioRange }: SynthesisFigures) {
  return [
    String(services),
    String(blocks),
    seconds(outpostMesh.seconds),
    seconds(plainCdktf.seconds),
    ratio.toFixed(2),
    ratioRange.map((each) => each.toFixed(2)).join(".."),
    mebibytes(outpostMesh.peakBytes),
    mebibytes(plainCdktf.peakBytes),
  ];
}

function processRow({ services, runs, outpostMesh, plainCdktf, processRatio }: SynthesisFigures) {
  return [
    `${services} services, ${runs} runs`,
    seconds(outpostMesh.processSeconds),
    seconds(plainCdktf.processSeconds),
    processRatio.toFixed(2),
  ];
}

function stepRow({ step, seconds: time, peakBytes }: MainExampleFigures["steps"][number]) {
  return [step, seconds(time), mebibytes(peakBytes)];
}

function growthRows({ command, unit, limit, sizes, growth }: GrowthFigures) {
  const most = [seconds(limit.cpuSeconds), mebibytes(limit.peakBytes)].filter((each) => each !== "").join(", ");
  return sizes.map(({ count, cpuSeconds, peakBytes }, index) => [
    index === 0 ? command : "",
    `${count} ${unit}`,
    seconds(cpuSeconds),
    mebibytes(peakBytes),
    ...(index === sizes.length - 1 ? [`x${growth.toFixed(2)}`, most] : ["", ""]),
  ]);
}

function comparisonLines({ blocks, checks, onlyForChecks }: Comparison): string[] {
  return [
    `Compared at 10 services: the same ${blocks} resources and data sources with the same`,
    `arguments; the gates' preconditions are on both sides, each in its own words.`,
    `CDKTF has no check block: the plain side lacks ${checks.length} checks and the ${onlyForChecks.length} data`,
    `source${onlyForChecks.length === 1 ? "" : "s"} that only they read, and it runs no rules on its input. CDKTF asks for`,
    "Terraform's version once for each of its gates; here a stub answers at once.",
  ];
}
