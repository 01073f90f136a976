import { createInterface } from "node:readline";
import { deriveProviderSchema, deriveWholeProviderSchema } from "../schema";
import type { ProviderName, ProviderSchema } from "../schema";
import { ProviderAnswers } from "./answers";
import { AppliedWorld } from "./applied-world";
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

async function start({ scenario, providers }: Instructions): Promise<Handshake> {
  const world = new AppliedWorld();
  const ports: Partial<Record<ProviderName, number>> = {};
  const schemas: Partial<Record<ProviderName, ProviderSchema>> = {};
  for (const { provider, port, schema, types, dataTypes } of providers) {
    const derived =
      schema ??
      (types === undefined
        ? deriveWholeProviderSchema(provider)
        : deriveProviderSchema({ types, dataTypes: dataTypes ?? answeredBy(provider) }, provider));
    const served = await serveProvider(new ProviderAnswers(scenario, derived, world), port);
    ports[provider] = served.port;
    if (schema === undefined && types === undefined) schemas[provider] = derived;
  }
  return { ports, schemas };
}

/** Scenarios describe AWS alone. */
function answeredBy(provider: ProviderName): readonly string[] {
  return provider === "aws" ? ANSWERED_DATA_SOURCES : [];
}

function say(handshake: Handshake): void {
  process.stdout.write(`${JSON.stringify(handshake)}\n`);
}

function refuse(error: unknown): void {
  const { code, message } = error as { code?: unknown; message?: string };
  say({ error: { code: typeof code === "string" ? code : undefined, message: message ?? String(error) } });
}

main();
