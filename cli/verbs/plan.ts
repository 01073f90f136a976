import { join } from "node:path";
import { Command, Option } from "commander";
import { ProviderSupply, UsageError, planDeployment, scenarioFile, scenarioFor } from "../../pipeline";
import type { PlannedDeployment, PlanningProvider, PlanOptions } from "../../pipeline";
import { fails, renderText } from "../../review";
import type { Severity } from "../../rules";
import { findTerraform } from "../../terraform";
import { loadChecked } from "../checked";
import { EXIT } from "../exit";
import { failOn, json, out, pluginDir, port, provider, scenario } from "../options";
import { contextOf, layout, printJson } from "../session";
import type { Session } from "../session";

interface PlanVerbOptions {
  readonly scenario?: string;
  readonly aws?: boolean;
  readonly provider: "stand-in" | "real";
  readonly pluginDir?: string;
  readonly out: string;
  readonly port?: number;
  readonly failOn: Severity;
  readonly json?: boolean;
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
    .addOption(failOn())
    .addOption(json())
    .action((files: string[], options: PlanVerbOptions) => plan(session, files, options));
}

async function plan(session: Session, files: string[], options: PlanVerbOptions): Promise<void> {
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
  if (options.json === true) {
    const plans = planned.map(({ report, planFile, provider }) => ({
      ...report,
      plan: planFile,
      provider,
      passes: !fails(report, options.failOn),
    }));
    printJson({ schemaVersion: 1, plans });
  } else {
    for (const one of planned) process.stdout.write(describe(one, options.failOn));
  }
  session.done(planned.some(({ report }) => fails(report, options.failOn)) ? EXIT.findings : EXIT.ok);
}

function describe({ report, planFile, provider }: PlannedDeployment, failOn: Severity): string {
  return `\n${renderText(report, { ...layout(), failOn })}\nPlan as JSON: ${planFile}${plannedIn(provider)}\n`;
}

function plannedIn({ kind, version }: PlanningProvider): string {
  if (kind === "stand-in") return " (planned in a stand-in world, not in AWS)";
  if (kind === "aws") return "";
  return ` (planned by hashicorp/aws${version === undefined ? "" : ` ${version}`} in a scenario's world, not in AWS)`;
}
