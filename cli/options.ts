import { InvalidArgumentError, Option } from "commander";
import type { Severity } from "../rules";

/** `--fail-on SEVERITY` */
export const failOn = () =>
  new Option("--fail-on <severity>", "lowest severity that makes the exit code 1")
    .choices(["error", "warning", "note"] satisfies Severity[])
    .default("error");

/** `--json` */
export const json = () => new Option("--json", "print JSON for machines instead of text");

/** `--out DIR` */
export const out = (fallback: string) => new Option("--out <dir>", "folder to write to").default(fallback);

/** `--scenario FILE` */
export const scenario = () =>
  new Option("--scenario <file>", "world to plan in instead of AWS; default: the one that the deployment names");

/** `--port N` */
export const port = () =>
  new Option(
    "--port <number>",
    "port on 127.0.0.1 of the stand-in, or of the API before the real provider; default: any free one",
  ).argParser((text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number > 65535)
      throw new InvalidArgumentError("a port is a whole number from 0 to 65535.");
    return number;
  });

/** `--provider KIND` */
export const provider = () =>
  new Option("--provider <kind>", "who plans in the scenario's world: the stand-in, or the real hashicorp/aws")
    .choices(["stand-in", "real"])
    .default("stand-in");

/** `--plugin-dir DIR` */
export const pluginDir = () =>
  new Option("--plugin-dir <dir>", "with --provider real: the folder that has the provider; default: wherever it lies");
