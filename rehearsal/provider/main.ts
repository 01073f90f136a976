import { createInterface } from "node:readline";
import { deriveProviderSchema, deriveWholeProviderSchema } from "../schema";
import { ProviderAnswers } from "./answers";
import { ANSWERED_DATA_SOURCES } from "./data";
import type { Handshake, Instructions } from "./handshake";
import { serveProvider } from "./server";

/** The stand-in's process: takes its instructions from the first line of stdin and ends when stdin does. */
function main(): void {
  // Ctrl-C reaches every process of the terminal. Terraform then still wants answers to finish in order.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  const lines = createInterface({ input: process.stdin });
  lines.once("line", (line) => void start(JSON.parse(line) as Instructions).then(say, refuse));
  lines.once("close", () => process.exit(0));
}

async function start({ scenario, schema, types, dataTypes, port }: Instructions): Promise<Handshake> {
  const derived =
    schema ??
    (types === undefined
      ? deriveWholeProviderSchema()
      : deriveProviderSchema({ types, dataTypes: dataTypes ?? ANSWERED_DATA_SOURCES }));
  const served = await serveProvider(new ProviderAnswers(scenario, derived), port);
  return { port: served.port, ...(schema === undefined && types === undefined ? { schema: derived } : {}) };
}

function say(handshake: Handshake): void {
  process.stdout.write(`${JSON.stringify(handshake)}\n`);
}

function refuse(error: unknown): void {
  const { code, message } = error as { code?: unknown; message?: string };
  say({ error: { code: typeof code === "string" ? code : undefined, message: message ?? String(error) } });
}

main();
