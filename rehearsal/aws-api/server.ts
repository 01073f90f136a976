import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { RehearsalError } from "../errors";
import type { Scenario } from "../scenario";
import { AwsAnswers } from "./answers";
import { ApiError } from "./errors";
import type { ApiReply, ApiRequest } from "./protocols";

/** AWS's APIs in the world of a scenario, on the loopback interface. */
export interface AwsApi {
  readonly port: number;
  /** What AWS_ENDPOINT_URL has to be. */
  readonly url: string;
  /** Operations and hosts that were asked for and that no scenario answers, each with how often; sorted. */
  unknownOperations(): readonly { readonly operation: string; readonly times: number }[];
  /** Ends it, whatever is still connected. */
  close(): Promise<void>;
}

export interface AwsApiOptions {
  readonly scenario: Scenario;
  /** Port on 127.0.0.1. @default 0 - any free one */
  readonly port?: number;
}

/** Bytes that a request's body may have. The largest that Terraform sends while it plans has some hundred. */
const MAX_BODY = 1024 * 1024;
const HOST = "127.0.0.1";

/**
 * Serves AWS's APIs on 127.0.0.1 only. It does not keep the process running.
 * @throws RehearsalError when the port cannot be opened
 */
export async function startAwsApi({ scenario, port = 0 }: AwsApiOptions): Promise<AwsApi> {
  const answers = new AwsAnswers(scenario);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 20_000, keepAliveTimeout: 5_000 });
  server.maxConnections = 256;
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { host } = request.headers;
    if (host !== `${HOST}:${(server.address() as AddressInfo).port}`) {
      return send(response, answers.refuseHost(headOf(request), host ?? "no host"), { connection: "close" });
    }
    void readWhole(request).then(
      (body) => send(response, answers.answer({ ...headOf(request), body })),
      (error: unknown) => {
        if (!(error instanceof ApiError)) return response.destroy();
        // The rest of the body is not waited for.
        response.once("finish", () => request.destroy());
        send(response, answers.refuse(headOf(request), error), { connection: "close" });
      },
    );
  });
  // It is the proxy, too: whatever does not heed AWS_ENDPOINT_URL ends here instead of leaving the machine.
  server.on("connect", ({ url = "" }: IncomingMessage, socket: Duplex) => {
    answers.note(url);
    socket.on("error", () => undefined).end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(refusal(error, port)));
    server.listen(port, HOST, resolve);
  });
  server.unref();
  const { port: bound } = server.address() as AddressInfo;
  return {
    port: bound,
    url: `http://${HOST}:${bound}`,
    unknownOperations: () => answers.unknownOperations(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function headOf({ method = "", url = "", headers }: IncomingMessage): Omit<ApiRequest, "body"> {
  const [path = "", query = ""] = splitAt(url, "?");
  const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return { method, path, query: new URLSearchParams(query), headers: Object.fromEntries(single) };
}

function splitAt(text: string, separator: string): string[] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

/** @throws ApiError when the body is larger than any request of Terraform's */
async function readWhole(request: IncomingMessage): Promise<string> {
  const tooLarge = new ApiError("RequestEntityTooLarge", `A request has ${MAX_BODY} bytes at most.`, 413);
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, headers, body }: ApiReply, more: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, ...more, "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function refusal({ code, message }: NodeJS.ErrnoException, port: number): RehearsalError {
  if (code === "EADDRINUSE") {
    return new RehearsalError(
      "port-taken",
      `port ${port} on ${HOST} is in use by another program. Name another port, or none: then a free one is chosen.`,
    );
  }
  if (code === "EACCES") {
    return new RehearsalError(
      "port-refused",
      `port ${port} on ${HOST} may not be opened by this user. Name one above 1023, or none: then a free one is chosen.`,
    );
  }
  return new RehearsalError("not-started", `the rehearsal's AWS API did not start: ${message}`);
}
