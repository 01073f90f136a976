import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { UsageError } from "../../pipeline/errors";
import type { Severity } from "../../rules";
import { HCP_HOSTS, serveRunTask } from "../../run-task";
import { EXIT } from "../exit";
import { failOn } from "../options";
import { contextOf } from "../session";
import type { Session } from "../session";

/** Environment variable with the key that signs requests. */
const KEY_VARIABLE = "OUTPOST_MESH_RUN_TASK_KEY";
/** Shortest key: a short one can be guessed from one signed request. */
const MIN_KEY = 16;

interface RunTaskVerbOptions {
  readonly listen: { readonly host: string; readonly port: number };
  readonly keyFile?: string;
  readonly allowHost: readonly string[];
  readonly failOn: Severity;
}

/** `outpost-mesh run-task --listen ADDR` */
export function runTaskVerb(session: Session): Command {
  return new Command("run-task")
    .description("serve a run task of HCP Terraform, which reviews the plans of its runs")
    .addOption(
      new Option("--listen <address>", "address and port, for example 127.0.0.1:8080; TLS is a proxy's work")
        .argParser(readAddress)
        .makeOptionMandatory(),
    )
    .addOption(new Option("--key-file <file>", `file with the HMAC key; otherwise ${KEY_VARIABLE} holds it`))
    .addOption(
      new Option("--allow-host <host>", "host of Terraform Enterprise that tasks may come from (repeatable)")
        .argParser((host: string, before: readonly string[]) => [...(before === HCP_HOSTS ? [] : before), host])
        .default(HCP_HOSTS, "those of HCP Terraform"),
    )
    .addOption(failOn())
    .action((options: RunTaskVerbOptions) => runTask(session, options));
}

async function runTask(session: Session, { listen, keyFile, allowHost, failOn: severity }: RunTaskVerbOptions) {
  const { abort, progress } = contextOf(session);
  const key = readKey(keyFile);
  const server = await serveRunTask({ ...listen, key, allowedHosts: allowHost, failOn: severity, log: progress }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new UsageError(`${listen.host}:${listen.port} cannot be listened on (${error.code ?? error.message}).`);
    },
  );
  const { address, port } = server.address;
  progress(`listening on http://${address.includes(":") ? `[${address}]` : address}:${port}/`);
  await new Promise<void>((resolve) => {
    if (abort.aborted) return resolve();
    abort.addEventListener("abort", () => resolve(), { once: true });
  });
  progress("ending; what is being reviewed is finished first");
  await server.close();
  session.done(EXIT.ok);
}

function readKey(file: string | undefined): string {
  let key = process.env[KEY_VARIABLE] ?? "";
  if (file !== undefined) {
    try {
      key = readFileSync(file, "utf8").trim();
    } catch (error) {
      throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
    }
  }
  const where = file ?? KEY_VARIABLE;
  if (key.length >= MIN_KEY) return key;
  const what = key === "" ? "there is no HMAC key" : `the HMAC key in ${where} has ${key.length} characters`;
  throw new UsageError(
    `${what}: put the run task's HMAC key, ${MIN_KEY} characters or more, into ${KEY_VARIABLE} or a file that --key-file names. ` +
      "Requests without a signature are never taken.",
  );
}

function readAddress(text: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  if (match === null || port > 65535) {
    throw new InvalidArgumentError("an address is HOST:PORT, for example 127.0.0.1:8080 or [::1]:8080.");
  }
  return { host: match[1] ?? match[2]!, port };
}
