import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createTcpServer } from "node:net";
import { join } from "node:path";

/** The command that runs these tests alone. */
export const LIVE_COMMAND = "npm run test:envoy";

/** The Envoy that is tested against: `ENVOY` names it, otherwise it is looked for on PATH. */
export const ENVOY: string | undefined = [process.env["ENVOY"], "envoy"].find(
  (binary) => binary !== undefined && spawnSync(binary, ["--version"], { env: process.env }).status === 0,
);

/** What an Envoy is started with in a pod. */
const AS_IN_PODS = ["--disable-hot-restart", "--reject-unknown-dynamic-fields"];

/** `describe` where there is an Envoy; otherwise it skips, and says so loudly. */
export function withEnvoy(what: string): jest.Describe {
  if (ENVOY !== undefined) return describe;
  process.stderr.write(
    `\nSKIPPED: ${what}. No Envoy was found on PATH, so nothing here was tried against a real one.\n` +
      `         Put envoy on PATH, or its path into ENVOY, and run: ${LIVE_COMMAND}\n\n`,
  );
  return describe.skip;
}

/** Runs Envoy's own check of a configuration; what it says when it refuses, undefined otherwise. */
export function refusedByEnvoy(bootstrap: object, folder: string): string | undefined {
  const file = join(folder, "bootstrap.json");
  writeFileSync(file, JSON.stringify(bootstrap));
  const { status, stderr } = spawnSync(ENVOY!, ["--mode", "validate", "-c", file], { encoding: "utf8" });
  return status === 0 ? undefined : stderr;
}

/** Ports of 127.0.0.1 that are free now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createTcpServer());
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) =>
          server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port)),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Envoys, applications and what else a test has started; all of it ends with the test. */
export class Stage {
  private readonly processes: ChildProcess[] = [];
  private readonly servers: Server[] = [];

  constructor(private readonly folder: string) {}

  /** Starts an Envoy and waits until it takes traffic. Its listeners are kept to the loopback. */
  async envoy(name: string, bootstrap: object, adminPort: number): Promise<void> {
    const [file, text] = [`${name}.json`, JSON.stringify(bootstrap)];
    writeFileSync(join(this.folder, file), this.onLoopback({ [file]: text })[file]!);
    await this.envoyOn(join(this.folder, file), adminPort);
  }

  /** Texts of files whose listeners are kept to the loopback. */
  onLoopback(files: Readonly<Record<string, string>>): Record<string, string> {
    const kept = (text: string) => text.replaceAll('"address":"0.0.0.0"', '"address":"127.0.0.1"');
    return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, kept(text)]));
  }

  /**
   * The same with a configuration that lies in a file already.
   * @param patience milliseconds that it may take until everything is read; names that nobody answers take long
   */
  async envoyOn(file: string, adminPort: number, patience?: number): Promise<void> {
    const child = spawn(ENVOY!, ["-c", file, ...AS_IN_PODS, "--log-level", "warn"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.processes.push(child);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`Envoy ended with ${child.exitCode}: ${said}`);
      return (await call(adminPort, { path: "/ready" })).status === 200;
    }, patience);
  }

  /** Starts an application on an address of the loopback. */
  async application(
    port: number,
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    address = "127.0.0.1",
  ): Promise<void> {
    const server = createServer(answer);
    this.servers.push(server);
    await new Promise<void>((done) => server.listen(port, address, done));
  }

  async end(): Promise<void> {
    for (const child of this.processes) {
      if (child.exitCode !== null) continue;
      child.kill("SIGTERM");
      await new Promise((done) => child.once("close", done));
    }
    for (const server of this.servers) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }
}

export interface Answer {
  /** 0 when there was none. */
  readonly status: number;
  readonly body: string;
}

/** Sends one request to a port of the loopback. */
export function call(
  port: number,
  { path = "/", headers = {} }: { path?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return new Promise((done) => {
    const sent = httpRequest({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => (body += text));
      response.once("end", () => done({ status: response.statusCode ?? 0, body }));
    });
    sent.once("error", () => done({ status: 0, body: "" }));
    sent.end();
  });
}

/**
 * What an Envoy has refused of the files that it reads again, by the names of its counters; it goes on with what it had
 * before, so nothing else tells.
 */
export async function refusedFiles(adminPort: number): Promise<string[]> {
  const counters = encodeURIComponent("(update_rejected|update_failure|key_rotation_failed)$");
  const { body } = await call(adminPort, { path: `/stats?format=json&filter=${counters}` });
  const { stats } = JSON.parse(body) as { stats: readonly { readonly name?: string; readonly value?: number }[] };
  return stats.flatMap(({ name, value = 0 }) =>
    name !== undefined && value > 0 && !ELSEWHERE.test(name) ? [name] : [],
  );
}

/** Counters of names that did not resolve, and of secrets that a service was to give. */
const ELSEWHERE = /^cluster\.|^sds\.(?!secret_)/;

/** Sends many requests; how many there were of each `STATUS BODY`. */
export async function tally(port: number, count: number, options: Parameters<typeof call>[1] = {}) {
  const found: Record<string, number> = {};
  for (let sent = 0; sent < count; sent++) {
    const { status, body } = await call(port, options);
    const key = `${status} ${body}`.trim();
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

/** Waits until something holds; fails when it does not within its time, in milliseconds. */
export async function until(holds: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited for ${patience / 1000} seconds`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/**
 * A folder that is filled as Kubernetes fills a mounted ConfigMap or Secret: a link to the files' folder is renamed into
 * place.
 */
export class MountedFolder {
  private version = 0;

  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  put(files: Readonly<Record<string, string>>): void {
    const data = `..version-${this.version++}`;
    mkdirSync(join(this.folder, data));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, data, name), text);
    symlinkSync(data, join(this.folder, "..data_tmp"));
    renameSync(join(this.folder, "..data_tmp"), join(this.folder, "..data"));
    const linked = new Set(readdirSync(this.folder));
    for (const name of Object.keys(files)) {
      if (!linked.has(name)) symlinkSync(join("..data", name), join(this.folder, name));
    }
  }
}
