import type { ChildProcessByStdio } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { RehearsalError } from "./errors";
import type { Handshake, Instructions, ServedProvider } from "./provider/handshake";
import { reattachEnvironment } from "./reattach";
import type { Scenario } from "./scenario";
import { PROVIDERS, keepSchema, readCachedSchema } from "./schema";
import type { ProviderName, UsedTypes } from "./schema";

/** A running stand-in for AWS. */
export interface StandIn {
  /** What Terraform's environment needs in order to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Port of the AWS provider. */
  readonly port: number;
  readonly pid: number;
  /** Settles when the stand-in has ended, for whatever reason. */
  readonly exited: Promise<{ code: number | null; signal: string | null }>;
  /** Ends the stand-in and waits until it has. */
  stop(): Promise<void>;
}

/** How a stand-in is started. */
export interface StandInOptions {
  /** The world that data sources read. */
  readonly scenario: Scenario;
  /** Resource types to serve. @default - every type of the provider, which takes seconds without `cacheDir` */
  readonly types?: readonly string[];
  /** Data sources to serve. @default - with `types`: those that scenarios answer; otherwise all */
  readonly dataTypes?: readonly string[];
  /** Other providers to serve beside AWS, each with its types. @default - none */
  readonly others?: Partial<Record<Exclude<ProviderName, "aws">, Partial<UsedTypes>>>;
  /** Port of the AWS provider on 127.0.0.1. @default 0 - any free one */
  readonly port?: number;
  /** Folder in which a whole provider's schema is kept between runs. @default - it is not kept */
  readonly cacheDir?: string;
}

/** How long a stand-in that was asked to end is waited for. */
const PATIENCE_MS = 2000;

/**
 * Starts a stand-in for AWS: a process of its own that serves the AWS provider to Terraform, and others that are asked
 * for, on 127.0.0.1 only. It ends with `stop()`, and when this process ends in whatever way.
 * @throws RehearsalError when it cannot start, for example because the port is taken
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { scenario, types, dataTypes, others = {}, port = 0, cacheDir } = options;
  const served = (provider: ProviderName, own: Partial<UsedTypes>, port: number): ServedProvider => {
    const isWhole = own.types === undefined && cacheDir !== undefined;
    return { provider, port, schema: isWhole ? readCachedSchema(cacheDir, provider) : undefined, ...own };
  };
  const providers = [
    served("aws", { types: types?.slice(), dataTypes: dataTypes?.slice() }, port),
    ...PROVIDERS.flatMap((provider) => {
      const own = provider === "aws" ? undefined : others[provider];
      return own === undefined ? [] : [served(provider, own, 0)];
    }),
  ];
  const child = spawnChild();
  const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  );
  const handshake = await shakeHands(child, { scenario, providers });
  if ("error" in handshake) {
    await end(child, exited);
    throw refusal(handshake.error, port);
  }
  for (const provider of PROVIDERS) {
    const schema = handshake.schemas[provider];
    if (schema !== undefined && cacheDir !== undefined) keepSchema(cacheDir, schema, provider);
  }
  letGo(child);
  return {
    env: reattachEnvironment(child.pid!, handshake.ports),
    port: handshake.ports.aws!,
    pid: child.pid!,
    exited,
    stop: () => end(child, exited),
  };
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

function spawnChild(): Child {
  const entry = join(__dirname, "provider", __filename.endsWith(".ts") ? "main.ts" : "main.js");
  const loader = entry.endsWith(".ts") ? ["--require", require.resolve("tsx/cjs")] : [];
  return spawn(process.execPath, [...loader, entry], {
    stdio: ["pipe", "pipe", "pipe"],
    // The stand-in writes no file, not even the compiler's cache.
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
    windowsHide: true,
  });
}

/** Tells the child what to do and waits for its answer, or for its end. */
function shakeHands(child: Child, instructions: Instructions): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    let answer = "";
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint = `${complaint}${text}`.slice(-4000)));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
      if (!answer.endsWith("\n")) return;
      child.stderr.removeAllListeners("data");
      child.stderr.on("data", (text: string) => process.stderr.write(text));
      resolve(JSON.parse(answer) as Handshake);
    });
    const fail = (why: string) =>
      reject(new RehearsalError("not-started", `the rehearsal's stand-in for AWS did not start: ${why}`));
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code, signal) => fail(complaint.trim() || `it ended with ${signal ?? `exit code ${code}`}.`));
    // The child's end is what matters; a pipe that breaks with it is no news.
    child.stdin.on("error", () => undefined);
    child.stdin.write(`${JSON.stringify(instructions)}\n`);
  });
}

/** From now on the child does not keep this process running: it ends with it. */
function letGo(child: Child): void {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as unknown as { unref(): void }).unref();
}

async function end(child: Child, exited: StandIn["exited"]): Promise<void> {
  // Without it nothing would keep this process running until the child has ended.
  child.ref();
  const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  child.stdin.end();
  await exited;
  clearTimeout(timer);
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
}

function refusal({ code, message }: { code: string | undefined; message: string }, port: number): RehearsalError {
  if (message.includes("EADDRINUSE")) {
    return new RehearsalError(
      "port-taken",
      `port ${port} on 127.0.0.1 is in use by another program. Name another port, or none: then a free one is chosen.`,
    );
  }
  if (message.includes("EACCES")) {
    return new RehearsalError(
      "port-refused",
      `port ${port} on 127.0.0.1 may not be opened by this user. Name one above 1023, or none: then a free one is chosen.`,
    );
  }
  const known = code === "bindings-missing" || code === "bindings-unreadable" || code === "unknown-type";
  return new RehearsalError(known ? code : "not-started", message);
}
