import { spawn } from "node:child_process";

/** How a Node process ended. */
export interface NodeRun {
  /** From start to end, in seconds. */
  readonly seconds: number;
  readonly stdout: string;
}

export interface NodeRunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Settings that would make the measured process another one. */
const FOREIGN = [
  "NODE_OPTIONS",
  "CDKTF_OUTDIR",
  "CDKTF_CONTEXT_JSON",
  "OUTPOST_MESH_TRACE",
  "OUTPOST_MESH_DEPLOYMENTS",
];

/**
 * Runs a Node script to its end.
 * @throws when it fails, with what it said
 */
export function runNode(args: readonly string[], { cwd, env = {} }: NodeRunOptions): Promise<NodeRun> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name)));
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [...args], {
      cwd,
      env: { ...own, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stop = () => child.kill("SIGTERM");
    process.once("exit", stop);
    let [stdout, stderr] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      process.removeListener("exit", stop);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) return resolve({ seconds, stdout });
      reject(new Error(`node ${args.join(" ")} ended with ${signal ?? `exit code ${String(code)}`}:\n${stderr}`));
    });
  });
}
