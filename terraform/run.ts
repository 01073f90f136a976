import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";

/** How a command ended. */
export interface CommandResult {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the command when it is aborted: an interrupt first, which lets Terraform save its state. */
  readonly abort?: AbortSignal;
}

/** Time that an interrupted command has before it is killed, in milliseconds. */
const GRACE = 30_000;

/**
 * Runs a command to its end and collects what it prints.
 * It gets a process group of its own: an interrupt at the terminal would otherwise reach Terraform twice, and a second
 * one makes it drop everything.
 * @throws when the command cannot be started
 */
export function run(command: string, args: readonly string[], { cwd, env, abort }: RunOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    abort?.throwIfAborted();
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    const release = endWith(child, abort);
    child.once("error", (error) => {
      release();
      reject(error);
    });
    child.once("close", (code, signal) => {
      release();
      const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString("utf8");
      resolve({ code, signal, stdout: text(stdout), stderr: text(stderr) });
    });
  });
}

/** Ends the child when this process ends or the work is aborted. Returns what takes the listeners away. */
function endWith(child: ChildProcess, abort: AbortSignal | undefined): () => void {
  const signalGroup = (signal: NodeJS.Signals) => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It ended in the meantime.
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const onAbort = () => {
    signalGroup("SIGINT");
    timer = setTimeout(() => signalGroup("SIGKILL"), GRACE);
  };
  const onExit = () => signalGroup("SIGKILL");
  abort?.addEventListener("abort", onAbort, { once: true });
  process.once("exit", onExit);
  return () => {
    clearTimeout(timer);
    abort?.removeEventListener("abort", onAbort);
    process.removeListener("exit", onExit);
  };
}
