import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Severity } from "../rules";
import { HcpClient } from "./hcp-client";
import { HCP_HOSTS } from "./hosts";
import { DEFAULT_LIMITS } from "./limits";
import type { RunTaskLimits } from "./limits";
import { TaskAtWork } from "./perform";
import { Queue } from "./queue";
import { SIGNATURE_HEADER, isSigned } from "./signature";
import { readTask } from "./task";

export interface RunTaskOptions {
  /** Name or address to listen on. */
  readonly host: string;
  /** Port to listen on; 0 is any free one. */
  readonly port: number;
  /** The key that signs requests, as it stands in HCP Terraform. */
  readonly key: string;
  /** Hosts that plans are read from and results written to. @default - HCP Terraform's own */
  readonly allowedHosts?: readonly string[];
  /** Lowest severity that fails a task. @default "error" */
  readonly failOn?: Severity;
  /** Bounds that differ from the usual ones. */
  readonly limits?: Partial<RunTaskLimits>;
  /** Where log lines go. They hold no secrets. */
  readonly log: (line: string) => void;
}

/** A server that HCP Terraform asks about runs. */
export interface RunTaskServer {
  readonly address: AddressInfo;
  /** Takes no more tasks, lets those at work finish within the limits' patience, and ends. */
  close(): Promise<void>;
}

/**
 * Serves a run task of HCP Terraform: `POST /` with a signed request is answered at once, and the review's result goes to
 * the callback that the request names. `GET /healthz` says that the server runs.
 */
export async function serveRunTask(options: RunTaskOptions): Promise<RunTaskServer> {
  const door = new FrontDoor(options);
  const server = createServer((request, response) => void door.answer(request, response));
  // A client that sends slowly does not keep a connection for ever.
  server.headersTimeout = 10_000;
  server.requestTimeout = 15_000;
  server.maxConnections = 200;
  await listening(server, options);
  return {
    address: server.address() as AddressInfo,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await door.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What happens to a request before it is a task. */
class FrontDoor {
  private readonly limits: RunTaskLimits;
  private readonly hosts: readonly string[];
  private readonly client: HcpClient;
  private readonly queue: Queue;
  private readonly atWork = new Set<TaskAtWork>();
  private closing = false;

  constructor(private readonly options: RunTaskOptions) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.hosts = options.allowedHosts ?? HCP_HOSTS;
    this.client = new HcpClient(this.hosts, this.limits);
    this.queue = new Queue(this.limits);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = (status: number, text: string, headers: Record<string, string> = {}) => {
      if (response.headersSent) return;
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers }).end(`${text}\n`);
      // What is left of a request that was refused is not read.
      if (status >= 400 && !request.complete) response.once("finish", () => request.destroy());
    };
    const path = (request.url ?? "").replace(/\?.*/s, "");
    if (path === "/healthz" && (request.method === "GET" || request.method === "HEAD")) return reply(200, "ok");
    if (path !== "/") return reply(404, "nothing is here; the run task is at /");
    if (request.method !== "POST") return reply(405, "POST is the only method here", { allow: "POST" });
    const body = await readBody(request, this.limits.requestBytes);
    if (body === "broken") return;
    if (body === "too large") return reply(413, `a request has at most ${this.limits.requestBytes} bytes`);
    const signature = request.headers[SIGNATURE_HEADER];
    if (!isSigned(body, typeof signature === "string" ? signature : undefined, this.options.key)) {
      this.options.log("a request without a good signature was refused");
      return reply(401, "the request is not signed with this run task's key");
    }
    return this.take(body, reply);
  }

  async close(): Promise<void> {
    this.closing = true;
    const timer = setTimeout(() => {
      for (const task of this.atWork) task.end("the run task server was stopped.");
    }, this.limits.patienceMs);
    await this.queue.idle();
    clearTimeout(timer);
  }

  private take(body: Buffer, reply: (status: number, text: string, headers?: Record<string, string>) => void): void {
    const read = readTask(parse(body), this.hosts);
    if (read.kind === "unusable") {
      this.options.log(`a signed request was refused: ${read.problems.join("; ")}`);
      return reply(400, read.problems.join("\n"));
    }
    if (read.kind === "trial") {
      this.options.log("HCP Terraform tried the run task");
      return reply(200, "ok");
    }
    if (this.closing) return reply(503, "the server is ending", { "retry-after": "30" });
    const work = new TaskAtWork(read.task, this.client, this.limits, this.options.failOn ?? "error", this.options.log);
    this.atWork.add(work);
    const taken = this.queue.take(() => work.perform().finally(() => this.atWork.delete(work)));
    if (taken) return reply(200, "ok");
    work.forget();
    this.atWork.delete(work);
    reply(503, "too many tasks wait already", { "retry-after": "60" });
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function readBody(request: IncomingMessage, most: number): Promise<Buffer | "too large" | "broken"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return Promise.resolve("too large");
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on("data", (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= most) return void pieces.push(piece);
      // Paused and not destroyed: the answer still has to go out.
      request.pause();
      resolve("too large");
    });
    request.once("end", () => resolve(Buffer.concat(pieces)));
    for (const event of ["error", "close"]) request.once(event, () => resolve("broken"));
  });
}

function listening(server: Server, { host, port }: RunTaskOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
