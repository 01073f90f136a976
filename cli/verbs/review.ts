import { Command } from "commander";
import { readPlans } from "../../pipeline/read-plans";
import { reviewPlans } from "../../pipeline/review-plans";
import { refuseCollisions, usesStdout, writeReports } from "../../pipeline/write-reports";
import { FORMATS, fails, renderJson } from "../../review";
import { EXIT } from "../exit";
import { failOn, json } from "../options";
import { docsUrl, output, waivers } from "../report-options";
import type { ReportOptions } from "../report-options";
import { layout } from "../session";
import type { Session } from "../session";

/** `outpost-mesh review PLAN.json…` */
export function reviewVerb({ done }: Session): Command {
  return new Command("review")
    .description("review plans that exist already, as `terraform show -json` prints them")
    .argument("<plan...>", "files with plans as JSON; - for standard input")
    .addOption(output())
    .addOption(failOn())
    .addOption(waivers())
    .addOption(docsUrl())
    .addOption(json())
    .action(async (files: string[], options: ReportOptions) => {
      refuseCollisions(options.output, files);
      const review = reviewPlans(await readPlans(files), options);
      const shown = writeReports(review, options.output, layout());
      if (usesStdout(options.output)) process.stdout.write(shown);
      else process.stdout.write(options.json === true ? renderJson(review) : FORMATS["text"]!(review, layout()));
      done(review.plans.some(({ report }) => fails(report, options.failOn)) ? EXIT.findings : EXIT.ok);
    });
}
