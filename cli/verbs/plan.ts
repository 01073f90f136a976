import { Command, Option } from "commander";
import { UsageError, planDeployment, scenarioFile, scenarioFor } from "../../pipeline";
import type { PlannedDeployment } from "../../pipeline";
import { fails, renderText } from "../../review";
import type { Severity } from "../../rules";
import { findTerraform } from "../../terraform";
import { loadChecked } from "../checked";
import { EXIT } from "../exit";
import { failOn, json, out, port, scenario } from "../options";
import { contextOf, layout, printJson } from "../session";
import type { Session } from "../session";

interface PlanVerbOptions {
  readonly scenario?: string;
  readonly aws?: boolean;
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
    .addOption(new Option("--aws", "plan against AWS with your own credentials").conflicts(["scenario", "port"]))
    .addOption(out("outpost-mesh.out"))
    .addOption(port())
    .addOption(failOn())
    .addOption(json())
    .action((files: string[], options: PlanVerbOptions) => plan(session, files, options));
}

async function plan(session: Session, files: string[], options: PlanVerbOptions): Promise<void> {
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
  if (options.json === true) {
    const plans = planned.map(({ report, planFile }) => ({
      ...report,
      plan: planFile,
      passes: !fails(report, options.failOn),
    }));
    printJson({ schemaVersion: 1, plans });
  } else {
    for (const one of planned) process.stdout.write(describe(one, options.failOn));
  }
  session.done(planned.some(({ report }) => fails(report, options.failOn)) ? EXIT.findings : EXIT.ok);
}

function describe({ report, planFile, world }: PlannedDeployment, failOn: Severity): string {
  const where = world === "stand-in" ? " (planned in a stand-in world, not in AWS)" : "";
  return `\n${renderText(report, { ...layout(), failOn })}\nPlan as JSON: ${planFile}${where}\n`;
}
