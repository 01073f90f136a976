import { Command, Option } from "commander";
import { loadDeployment } from "../../deployment";
import type { FromAppMesh, MigrationGroup } from "../../deployment";
import { migrateDeployment, refuseFolder, writeFolder } from "../../pipeline/migration";
import type { MigratedDeployment } from "../../pipeline/migration";
import { relativeFile } from "../../pipeline/relative-file";
import { formatFinding } from "../../rules";
import { EXIT } from "../exit";
import { json } from "../options";
import { printJson } from "../session";
import type { Session } from "../session";

interface Options {
  readonly out?: string;
  readonly appMesh: FromAppMesh["api"];
  readonly waves?: boolean;
  readonly acceptCircles?: boolean;
  readonly envoyImage?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `outpost-mesh migrate FILE` */
export function migrateVerb({ done }: Session): Command {
  return new Command("migrate")
    .description("write the stages that take a deployment from App Mesh to controlPlane: envoy without cutting traffic")
    .argument("<file>", "deployment file of App Mesh, or the result of an import; or a stage that is applied")
    .addOption(
      new Option("--app-mesh <state>", "whether App Mesh answers still; gone asks nothing of it in any stage")
        .choices(["gone", "answers"] satisfies FromAppMesh["api"][])
        .default("gone"),
    )
    .option("--out <dir>", "folder to write the stages to; default: NAME-migration")
    .option("--waves", "move all services of one depth in one stage, instead of one service after the other")
    .option("--accept-circles", "take interruptions among services that call one another in a circle")
    .option("--envoy-image <image>", "Envoy image without App Mesh; default: upstream's in the account's own registry")
    .option("--force", "replace the stages that are in the folder")
    .addOption(json())
    .addHelpText(
      "after",
      [
        "",
        "Exit codes: 0 the stages are written, 1 something cannot be carried over and nothing is written, 2 usage or unreadable.",
        "",
        "Example:",
        "  outpost-mesh migrate deployments/orders.yaml --out orders-migration",
      ].join("\n"),
    )
    .action((file: string, options: Options) => {
      const loaded = loadDeployment(file);
      const folder = options.out ?? `${loaded.deployment.name}-migration`;
      refuseFolder(folder, options.force === true);
      const { appMesh: api, envoyImage } = options;
      const waves = options.waves === true;
      const acceptCircles = options.acceptCircles === true;
      const migrated = migrateDeployment(loaded, { api, waves, acceptCircles, envoyImage, folder });
      for (const finding of [...migrated.refused, ...migrated.warnings]) {
        process.stderr.write(`${formatFinding(finding)}\n`);
      }
      for (const circle of migrated.circles) process.stderr.write(`${circleText(file, circle)}\n`);
      if (migrated.refused.length > 0 || migrated.circles.length > 0) return done(EXIT.findings);
      writeFolder(folder, migrated.files);
      print(migrated, folder, options);
      done(EXIT.ok);
    });
}

function circleText(file: string, { units }: MigrationGroup): string {
  const names = units.map(({ name }) => JSON.stringify(name)).join(", ");
  const who = units.length === 1 ? `${names} calls itself` : `${names} call one another in a circle`;
  return [
    `${file}: ${who}, and its tasks are known from App Mesh alone: none of them can be moved before those that call it.`,
    "  With --accept-circles they are moved in one stage, and calls among their old tasks may fail until all are replaced.",
  ].join("\n");
}

function print({ stages, stageFiles }: MigratedDeployment, folder: string, { json, appMesh }: Options): void {
  const seen = relativeFile(folder);
  if (json === true) {
    const each = stages.map(({ kind, units }, index) => ({ file: stageFiles[index], kind, moves: units }));
    return printJson({ schemaVersion: 1, folder: seen, appMesh, stages: each });
  }
  process.stdout.write([`${seen}/README.md`, ...stageFiles.map((name) => `${seen}/${name}`), ""].join("\n"));
}
