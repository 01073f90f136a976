import { join } from "node:path";
import { Command, Option } from "commander";
import {
  ProviderSupply,
  UsageError,
  planDeployment,
  refuseCollisions,
  reviewPlans,
  scenarioFile,
  scenarioFor,
  usesStdout,
  writeReports,
} from "../../pipeline";
import type { PlanOptions, PlannedDeployment, PlanningProvider } from "../../pipeline";
import { fails, renderText, reportDocument } from "../../review";
import type { Review } from "../../review";
import { findTerraform } from "../../terraform";
import { loadChecked } from "../checked";
import { EXIT } from "../exit";
import { failOn, json, out, pluginDir, port, provider, scenario } from "../options";
import { docsUrl, output, waivers } from "../report-options";
import type { ReportOptions } from "../report-options";
import { contextOf, layout, printJson } from "../session";
import type { Session } from "../session";

interface PlanVerbOptions extends ReportOptions {
  readonly scenario?: string;
  readonly aws?: boolean;
  readonly provider: "stand-in" | "real";
  readonly pluginDir?: string;
  readonly out: string;
  readonly port?: number;
}

/** `outpost-mesh plan FILE…` */
export function planVerb(session: Session): Command {
  return new Command("plan")
    .description("synthesise, plan with Terraform and say whether the prerequisites hold")
    .argument("<file...>", "deployment files, YAML or JSON")
    .addOption(scenario())
    .addOption(
      new Option("--aws", "plan against AWS with your own credentials").conflicts([
        "scenario",
        "port",
        "provider",
        "pluginDir",
      ]),
    )
    .addOption(provider())
    .addOption(pluginDir())
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
  refuseCollisions(options.output, files);
  if (options.pluginDir !== undefined && options.provider !== "real") {
    throw new UsageError("--plugin-dir is for the real provider: add --provider real, or leave it out.");
  }
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
  const context = contextOf(session);
  const { out, port, pluginDir } = options;
  const supply =
    options.provider === "real"
      ? new ProviderSupply(context, { terraform, pluginDir, cacheDir: join(out, "cache/providers") })
      : undefined;
  const planned: PlannedDeployment[] = [];
  try {
    for (const [index, one] of loaded.entries()) {
      const planOptions: PlanOptions = { terraform, scenario: scenarios[index], supply, out, port };
      planned.push(...(await planDeployment(context, one, planOptions)));
    }
  } finally {
    supply?.remove();
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
  return {
    ...document,
    plans: document.plans.map((plan, index) => ({
      ...plan,
      plan: planned[index]!.planFile,
      provider: planned[index]!.provider,
    })),
  };
}

function describe({ plans, failOn }: Review, index: number, { planFile, provider: by }: PlannedDeployment): string {
  const text = renderText(plans[index]!.report, { ...layout(), failOn });
  return `\n${text}\nPlan as JSON: ${planFile}${plannedIn(by)}\n`;
}

function plannedIn({ kind, version }: PlanningProvider): string {
  if (kind === "stand-in") return " (planned in a stand-in world, not in AWS)";
  if (kind === "aws") return "";
  return ` (planned by hashicorp/aws${version === undefined ? "" : ` ${version}`} in a scenario's world, not in AWS)`;
}
