import { join } from "node:path";
import { Command } from "commander";
import { UsageError, rehearseCommand, rehearseDeployment, scenarioFile, scenarioFor } from "../../pipeline";
import type { Rehearsal } from "../../pipeline";
import { loadScenario } from "../../rehearsal";
import { fails, renderText } from "../../review";
import type { Severity } from "../../rules";
import { findTerraform } from "../../terraform";
import { loadChecked } from "../checked";
import { EXIT } from "../exit";
import { failOn, json, out, port, provider, scenario } from "../options";
import { contextOf, layout, printJson } from "../session";
import type { Session } from "../session";

interface RehearseVerbOptions {
  readonly scenario?: string;
  readonly out: string;
  readonly port?: number;
  readonly provider: "stand-in" | "real";
  readonly failOn: Severity;
  readonly json?: boolean;
}

const ONLY_READ =
  "a scenario can be read, not changed, so the real provider can plan in it and cannot apply. " +
  "Use `outpost-mesh plan --provider real` for its plan, and rehearse without --provider.";

/** `outpost-mesh rehearse FILE…` and `outpost-mesh rehearse --scenario S -- COMMAND…` */
export function rehearseVerb(session: Session): Command {
  return new Command("rehearse")
    .description("plan, apply, plan again and destroy in a stand-in world; after `--`: run any command inside it")
    .usage("[options] <file...>\n       outpost-mesh rehearse --scenario <file> -- <command...>")
    .argument("[file...]", "deployment files, YAML or JSON")
    .addOption(scenario())
    .addOption(out("outpost-mesh.out"))
    .addOption(port())
    .addOption(failOn())
    .addOption(json())
    .addOption(provider().hideHelp())
    .action((files: string[], options: RehearseVerbOptions) => {
      if (options.provider === "real") throw new UsageError(ONLY_READ);
      return session.command === undefined
        ? rehearse(session, files, options)
        : runInside(session, session.command, files, options);
    });
}

async function rehearse(session: Session, files: string[], options: RehearseVerbOptions): Promise<void> {
  if (files.length === 0) throw new UsageError("name a deployment file, or a command after `--`.");
  const loaded = loadChecked(files, options.failOn);
  if (loaded === undefined) return session.done(EXIT.findings);
  const scenarios = loaded.map((one) => {
    const file = scenarioFile(one, options.scenario);
    if (file === undefined) throw new UsageError(`${one.document.file} names no scenario: give one with --scenario.`);
    return scenarioFor(one, file);
  });
  const terraform = findTerraform();
  const rehearsals: Rehearsal[] = [];
  for (const [index, one] of loaded.entries()) {
    const { out, port } = options;
    const context = contextOf(session);
    rehearsals.push(
      ...(await rehearseDeployment(context, one, { terraform, scenario: scenarios[index], out, port }, options.failOn)),
    );
  }
  if (options.json === true) {
    const results = rehearsals.map(({ report, planFile, ...rest }) => ({
      ...report,
      plan: planFile,
      ...rest,
      passes: passes({ report, planFile, ...rest }, options.failOn),
    }));
    printJson({ schemaVersion: 1, rehearsals: results });
  } else {
    for (const one of rehearsals) process.stdout.write(describe(one, options.failOn));
  }
  session.done(rehearsals.every((one) => passes(one, options.failOn)) ? EXIT.ok : EXIT.findings);
}

function passes({ report, applied, unstable, left }: Rehearsal, failOn: Severity): boolean {
  return applied && !fails(report, failOn) && unstable.length === 0 && left.length === 0;
}

function describe({ report, applied, created, unstable, left }: Rehearsal, failOn: Severity): string {
  const lines = [""];
  lines.push(renderText(report, { ...layout(), failOn }));
  lines.push("Rehearsal:");
  if (!applied) return `${[...lines, "  not applied: the plan does not pass."].join("\n")}\n`;
  lines.push(`  applied         ${created} resources`);
  lines.push(
    `  planned again   ${unstable.length === 0 ? "no managed change" : `would change ${unstable.join(", ")}`}`,
  );
  lines.push(`  destroyed       ${left.length === 0 ? "nothing left" : `left: ${left.join(", ")}`}`);
  return `${lines.join("\n")}\n`;
}

async function runInside(
  session: Session,
  command: readonly string[],
  files: readonly string[],
  options: RehearseVerbOptions,
): Promise<void> {
  if (files.length > 0) throw new UsageError("name either deployment files or a command after `--`, not both.");
  if (options.scenario === undefined) throw new UsageError("a command after `--` needs --scenario.");
  const scenario = loadScenario(options.scenario);
  const cacheDir = join(options.out, "cache");
  session.done(await rehearseCommand(contextOf(session), command, { scenario, port: options.port, cacheDir }));
}
