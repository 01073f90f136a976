import { readFileSync } from "node:fs";
import { Command } from "commander";
import { UsageError } from "../../pipeline/errors";
import { asPlan, fails, renderText, reviewPlan } from "../../review";
import type { Severity } from "../../rules";
import { EXIT } from "../exit";
import { failOn, json } from "../options";
import { layout, printJson } from "../session";
import type { Session } from "../session";

/** `outpost-mesh review PLAN.json…` */
export function reviewVerb({ done }: Session): Command {
  return new Command("review")
    .description("review plans that exist already, as `terraform show -json` prints them")
    .argument("<plan...>", "files with plans as JSON; - for standard input")
    .addOption(failOn())
    .addOption(json())
    .action((files: string[], options: { failOn: Severity; json?: boolean }) => {
      const reports = files.map((file) => reviewPlan(file === "-" ? "standard input" : file, asPlan(readJson(file))));
      if (options.json === true) printJson({ schemaVersion: 1, plans: reports });
      else
        for (const report of reports) process.stdout.write(renderText(report, { ...layout(), failOn: options.failOn }));
      done(reports.some((report) => fails(report, options.failOn)) ? EXIT.findings : EXIT.ok);
    });
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `${file} is not JSON: ${(error as Error).message}. \`terraform show -json PLAN\` prints a plan as JSON.`,
    );
  }
}
