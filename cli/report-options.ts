import { InvalidArgumentError, Option } from "commander";
import type { ReportOutput } from "../pipeline/write-reports";
import { parseOutput } from "../pipeline/write-reports";
import type { Severity } from "../rules";

/** What a verb that writes reports takes. */
export interface ReportOptions {
  readonly output: readonly ReportOutput[];
  readonly failOn: Severity;
  readonly waivers?: string;
  readonly docsUrl?: string;
  readonly json?: boolean;
}

/** `--output FORMAT=PATH`, once for each report. */
export const output = () =>
  new Option(
    "--output <format=path>",
    "write a report, - for stdout; once for each: text, json, html, markdown, sarif, junit, github, conftest",
  )
    .argParser((text: string, previous: readonly ReportOutput[]) => [...previous, parseOutput(text)])
    .default([], "text to stdout");

/** `--waivers FILE` */
export const waivers = () =>
  new Option("--waivers <file>", "waivers of single findings; default: NAME.waivers.yaml beside the deployment file");

/** `--docs-url URL` */
export const docsUrl = () =>
  new Option("--docs-url <url>", "address of the folder in which rules.md is published, for links to rules").argParser(
    parseUrl,
  );

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.href;
  throw new InvalidArgumentError("an address begins with https:// or http://.");
}
