import { Command, Option } from "commander";
import {
  UsageError,
  planDeployment,
  refuseCollisions,
  reviewPlans,
  scenarioFile,
  scenarioFor,
  usesStdout,
  writeReports,
} from "../../pipeline";
import type { PlannedDeployment } from "../../pipeline";
import { fails, renderText, reportDocument } from "../../review";
import type { Review } from "../../review";
import { findTerraform } from "../../terraform";
import { loadChecked } from "../checked";
import { EXIT } from "../exit";
import { failOn, json, out, port, scenario } from "../options";
import { docsUrl, output, waivers } from "../report-options";
import type { ReportOptions } from "../report-options";
import { contextOf, layout, printJson } from "../session";
import type { Session } from "../session";

interface PlanVerbOptions extends ReportOptions {
  readonly scenario?: string;
  readonly aws?: boolean;
  readonly out: string;
  readonly port?: number;
}

/** `outpost-mesh plan FILE…` */
export function planVerb(session: Session): Command {
  return new Command("plan")
    .description("synthesise, plan with Terraform and say whether the prerequisites hold")
    .argument("<file...>", "deployment files, YAML or JSON")
    .addOption(scenario())
    .addOption(new Option("--aws", "plan against AWS with your own credentials").conflicts(["scenario", "port"]))
    .addOption(out("outpost-mesh.out"))
    .addOption(port())
    .addOption(output())
    .addOption(failOn())
    .addOption(waivers())
    .addOption(docsUrl())
    .addOption(json())
    .action((files: string[], options: PlanVerbOptions) => plan(session, files, options));
}

async function plan(session: Session, files: string[], options: PlanVerbOptions): Promise<void> {
  refuseCollisions(options.output);
  const loaded = loadChecked(files, options.failOn);
  if (loaded === undefined) return session.done(EXIT.findings);
  // Everything that can be wrong is looked at before anything is started or written.
  const scenarios = loaded.map((one) => {
    if (options.aws === true) return undefined;
    const file = scenarioFile(one, options.scenario);
    if (file !== undefined) return scenarioFor(one, file);
    throw new UsageError(
      `${one.document.file} names no scenario: give one with --scenario, or plan against AWS with --aws.`,
    );
  });
  const terraform = findTerraform();
  const planned: PlannedDeployment[] = [];
  for (const [index, one] of loaded.entries()) {
    const { out, port } = options;
    planned.push(await planDeployment(contextOf(session), one, { terraform, scenario: scenarios[index], out, port }));
  }
  const review = reviewPlans(
    planned.map((one) => one.planned),
    options,
  );
  const shown = writeReports(review, options.output, layout());
  if (usesStdout(options.output)) process.stdout.write(shown);
  else if (options.json === true) printJson(documentOf(review, planned));
  else for (const [index, one] of planned.entries()) process.stdout.write(describe(review, index, one));
  session.done(review.plans.some(({ report }) => fails(report, options.failOn)) ? EXIT.findings : EXIT.ok);
}

/** The JSON document with the files of the plans. */
function documentOf(review: Review, planned: readonly PlannedDeployment[]): object {
  const document = reportDocument(review);
  return { ...document, plans: document.plans.map((plan, index) => ({ ...plan, plan: planned[index]!.planFile })) };
}

function describe({ plans, failOn }: Review, index: number, { planFile, world }: PlannedDeployment): string {
  const where = world === "stand-in" ? " (planned in a stand-in world, not in AWS)" : "";
  const text = renderText(plans[index]!.report, { ...layout(), failOn });
  return `\n${text}\nPlan as JSON: ${planFile}${where}\n`;
}
