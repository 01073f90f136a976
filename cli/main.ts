import { CommanderError } from "commander";
import { DocumentError, formatProblem } from "../document";
// The rooms themselves are loaded by the verbs that need them; here their errors are enough.
import { UsageError } from "../pipeline/errors";
import { RehearsalError } from "../rehearsal/errors";
import { NotAPlanError } from "../review/plan-json";
import { TerraformError } from "../terraform/errors";
import { EXIT } from "./exit";
import { Interruption } from "./interruption";
import { buildProgram } from "./program";

/** Runs the command line and sets the exit code. */
export async function main(args: readonly string[]): Promise<void> {
  const interruption = new Interruption();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreClosedPipe);
  try {
    process.exitCode = await runProgram(args, interruption);
  } finally {
    interruption.release();
  }
}

/** Whoever reads, `head` for instance, may stop early; the exit code says what it says all the same. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

async function runProgram(args: readonly string[], interruption: Interruption): Promise<number> {
  const separator = args.indexOf("--");
  const own = separator === -1 ? args : args.slice(0, separator);
  const command = separator === -1 ? undefined : args.slice(separator + 1);
  let exitCode: number = EXIT.ok;
  const program = buildProgram({ command, interruption, done: (code) => (exitCode = code) }, own[0]);
  try {
    await program.parseAsync(own, { from: "user" });
    return interruption.exitCode ?? exitCode;
  } catch (error) {
    return interruption.exitCode ?? report(error);
  }
}

/** Says what went wrong, for a user's mistake without a stack trace. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof DocumentError) {
    for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
    return EXIT.usage;
  }
  const expected = [UsageError, RehearsalError, NotAPlanError, TerraformError];
  if (expected.some((kind) => error instanceof kind)) {
    process.stderr.write(`outpost-mesh: ${(error as Error).message}\n`);
    return EXIT.usage;
  }
  process.stderr.write(`outpost-mesh: this is a fault of Outpost Mesh itself, please report it.\n`);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.fault;
}
