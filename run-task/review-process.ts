import { spawn } from "node:child_process";
import { join } from "node:path";
import type { RunTaskLimits } from "./limits";
import type { TaskResultDocument } from "./result";

/** What the reviewing process is told before the plan: one line of JSON. */
export interface ReviewOrder {
  readonly name: string;
  readonly failOn: "error" | "warning" | "note";
  readonly takesOutcomes: boolean;
}

/** What the reviewing process answers: a result, or why there is none. */
export type ReviewAnswer = { readonly result: TaskResultDocument } | { readonly refused: string };

/** A review could not be done. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}

/**
 * Reviews a plan in a process of its own: a plan that is too much for it takes no memory and no time from the server.
 * @throws ReviewError when the plan is none, or more than the process can hold
 */
export async function reviewApart(
  order: ReviewOrder,
  plan: AsyncIterable<Uint8Array>,
  { reviewMemoryMb }: Pick<RunTaskLimits, "reviewMemoryMb">,
  abort: AbortSignal,
): Promise<TaskResultDocument> {
  const entry = join(__dirname, __filename.endsWith(".ts") ? "review-main.ts" : "review-main.js");
  const loader = entry.endsWith(".ts") ? ["--require", require.resolve("tsx/cjs")] : [];
  const child = spawn(process.execPath, [`--max-old-space-size=${reviewMemoryMb}`, ...loader, entry], {
    stdio: ["pipe", "pipe", "ignore"],
    // It reads a plan and writes a result; nothing of the server's environment is its business.
    env: { PATH: process.env["PATH"] ?? "", TSX_DISABLE_CACHE: "1" },
    windowsHide: true,
    signal: abort,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | string | null>((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, signal) => resolve(signal ?? code));
  });
  // A process that ends early breaks the pipe; why it ended is what counts.
  child.stdin.on("error", () => undefined);
  let answer = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (answer += text));
  try {
    child.stdin.write(`${JSON.stringify(order)}\n`);
    for await (const piece of plan) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (!child.stdin.write(piece)) await Promise.race([drained(child.stdin), ended]);
    }
    child.stdin.end();
  } catch (error) {
    child.kill("SIGKILL");
    await ended;
    throw error;
  }
  const end = await ended;
  abort.throwIfAborted();
  // V8 aborts when its heap is full; a shell in between makes 134 of it.
  if (end === "SIGABRT" || end === 134 || end === "SIGKILL")
    throw new ReviewError(`the plan is more than ${reviewMemoryMb} MB of memory can hold.`);
  if (end !== 0) throw new ReviewError(`the reviewing process ended with ${String(end)}.`);
  const read = JSON.parse(answer) as ReviewAnswer;
  if ("refused" in read) throw new ReviewError(read.refused);
  return read.result;
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => stream.once("drain", resolve));
}
