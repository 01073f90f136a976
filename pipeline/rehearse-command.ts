import { spawn } from "node:child_process";
import { constants } from "node:os";
import type { Scenario } from "../rehearsal";
import type { Context } from "./context";
import { UsageError } from "./errors";
import { openStandIn } from "./world";

export interface RehearseCommandOptions {
  readonly scenario: Scenario;
  readonly port?: number;
  /** Folder that keeps the whole provider's schema between runs. */
  readonly cacheDir: string;
}

/**
 * Runs a command inside the stand-in world: `terraform`, `cdktf`, or anything that runs them. It keeps the terminal.
 * @returns its exit code; 128 and the signal's number when a signal ended it
 */
export async function rehearseCommand(
  context: Context,
  command: readonly string[],
  options: RehearseCommandOptions,
): Promise<number> {
  const [program, ...args] = command;
  if (program === undefined) throw new UsageError("no command after `--`.");
  context.progress(`opening the stand-in world "${options.scenario.name}"`);
  const world = await openStandIn(context, options.scenario, { port: options.port, cacheDir: options.cacheDir });
  try {
    return await new Promise<number>((resolve, reject) => {
      // The command sits at the same terminal, so an interrupt there reaches it without help.
      const child = spawn(program, args, { stdio: "inherit", env: { ...world.env, OUTPOST_MESH_REHEARSAL: "1" } });
      const forward = () => child.kill("SIGTERM");
      if (context.abort.reason === "SIGTERM") forward();
      context.abort.addEventListener("abort", () => context.abort.reason === "SIGTERM" && forward(), { once: true });
      child.once("error", (error: NodeJS.ErrnoException) =>
        reject(new UsageError(`"${program}" cannot be started (${error.code ?? error.message}).`)),
      );
      child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  } finally {
    await world.close();
  }
}
