import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const KEY = "a key of some length";
export const TOKEN = "token-of-this-run";

interface TaskResult {
  readonly data: {
    readonly type: string;
    readonly attributes: { readonly status: string; readonly message: string };
    readonly relationships?: {
      readonly outcomes: {
        readonly data: readonly {
          readonly type: string;
          readonly attributes: Readonly<Record<string, unknown>> & { readonly description: string };
        }[];
      };
    };
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** HCP Terraform as a run task meets it: a plan behind a redirect to another host, and a callback. On loopback only. */
export class StandInHcp {
  /** What was written to the callback, in order. */
  readonly results: TaskResult[] = [];
  /** Authorization headers of every request, by path. */
  readonly authorization: { readonly path: string; readonly header: string | undefined }[] = [];
  /** How the plan is answered. Default: a redirect to the store. */
  plan: Answer = (_, response) => response.writeHead(307, { location: `${this.store.origin}/archived` }).end();
  /** How the store answers. */
  archived: Answer = (_, response) => response.end(JSON.stringify(this.planJson));
  /** Statuses that the callback answers with first. */
  readonly refusals: number[] = [];
  planJson: unknown = {};
  private readonly api = new Loopback((request, response) => this.answer(request, response));
  private readonly store = new Loopback((request, response) => this.answer(request, response));
  private readonly listeners: (() => void)[] = [];

  async open(): Promise<this> {
    await Promise.all([this.api.open(), this.store.open()]);
    return this;
  }

  async close(): Promise<void> {
    await Promise.all([this.api.close(), this.store.close()]);
  }

  get hosts(): string[] {
    return [this.api, this.store].map(({ origin }) => new URL(origin).host);
  }

  /** A request as HCP Terraform sends it. */
  request(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    return {
      payload_version: 1,
      stage: "post_plan",
      access_token: TOKEN,
      capabilities: { outcomes: true },
      task_result_id: "taskrs-1",
      task_result_callback_url: `${this.api.origin}/callback`,
      task_result_enforcement_level: "mandatory",
      plan_json_api_url: `${this.api.origin}/plan`,
      run_id: "run-1",
      workspace_name: "orders",
      ...changes,
    };
  }

  /** Sends a request to a run task server, signed unless a signature is given. */
  async send(url: string, body: unknown, signature?: string): Promise<{ status: number; text: string }> {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const signed = signature ?? createHmac("sha512", KEY).update(text).digest("hex");
    const headers = {
      "content-type": "application/json",
      ...(signed === "" ? {} : { "x-tfc-task-signature": signed }),
    };
    const response = await fetch(url, { method: "POST", headers, body: text });
    return { status: response.status, text: await response.text() };
  }

  /** Waits for the result that ends the task. */
  async finalResult(): Promise<TaskResult> {
    for (;;) {
      const last = this.results.at(-1);
      if (last !== undefined && last.data.attributes.status !== "running") return last;
      await new Promise<void>((resolve) => this.listeners.push(resolve));
    }
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "";
    this.authorization.push({ path, header: request.headers.authorization });
    if (path === "/plan") return this.plan(request, response);
    if (path === "/archived") return this.archived(request, response);
    if (path === "/callback" && request.method === "PATCH") return void this.callback(request, response);
    response.writeHead(404).end();
  }

  private async callback(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const refusal = this.refusals.shift();
    if (refusal !== undefined) return void response.writeHead(refusal).end();
    this.results.push(JSON.parse(Buffer.concat(pieces).toString("utf8")) as TaskResult);
    response.end();
    for (const tell of this.listeners.splice(0)) tell();
  }
}

class Loopback {
  private readonly server: Server;

  constructor(answer: Answer) {
    this.server = createServer(answer);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  open(): Promise<void> {
    return new Promise((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
