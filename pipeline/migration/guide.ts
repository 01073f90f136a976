import { basename } from "node:path";
import { callsAmong, containersOf, expandMesh, podsOf, unitsOf } from "../../deployment";
import type { Deployment, MigrationStage, MigrationUnit } from "../../deployment";
import { relativeFile } from "../relative-file";
import { EcsGuide } from "./ecs-guide";
import { EksGuide } from "./eks-guide";
import type { MigrateOptions } from "./options";
import type { PlatformGuide } from "./platform-guide";

export interface MigrationGuideProps {
  readonly deployment: Deployment;
  readonly stages: readonly MigrationStage[];
  /** Names of the stages' files. */
  readonly stageFiles: readonly string[];
  readonly options: MigrateOptions;
  /** File that the stages are made of. */
  readonly source: string;
}

/** The part of the text that a deployment's platform decides; one without workloads has stages like ECS. */
function platformGuide(deployment: Deployment, options: MigrateOptions): PlatformGuide {
  const { workloads } = deployment;
  if (workloads?.platform === "eks") return new EksGuide(deployment, workloads, options);
  return new EcsGuide(deployment, workloads, options);
}

/** The text that leads through the stages, in Markdown. */
export function migrationGuide(props: MigrationGuideProps): string {
  const { deployment, stages, stageFiles, options, source } = props;
  const platform = platformGuide(deployment, options);
  const rows = stages.map((stage, index) => `| ${index + 1} | ${stageFiles[index]!} | ${summaryOf(stage)} |`);
  return [
    `# The way of ${deployment.name} from App Mesh`,
    `Made of ${basename(source)} by \`outpost-mesh migrate\`. Each file is the whole deployment in one stage. All have its name, so they have its state: apply them one after the other, and the next one only when nothing of the last is still being replaced.`,
    ["| stage | file | what is moved |", "| --- | --- | --- |", ...rows].join("\n"),
    options.api === "gone" ? GONE : ANSWERS,
    `## Before the first stage\n\n${before(props, platform).join("\n")}`,
    ...stages.map((stage, index) => section(props, platform, stage, index)),
    "How it works, and why in this order: docs/migration.md of Outpost Mesh.",
  ]
    .join("\n\n")
    .concat("\n");
}

const GONE =
  "App Mesh is taken to be gone. Its objects are forgotten in the first stage, and nothing asks it for anything. Envoys of App Mesh that run keep their last configuration; one that starts waits for ever. So there is no way back to them: deploy, scale and restart nothing that still has one, and finish the stages.";
const ANSWERS =
  "App Mesh is taken to answer. Its objects stay as they are up to the last stage, which deletes them; until then each stage is undone by applying the one before it. Should App Mesh be gone meanwhile, run `outpost-mesh migrate` again over the stage that is applied, with `--app-mesh gone`.";

function summaryOf({ kind, units }: MigrationStage): string {
  if (kind === "prepare") return "nothing";
  if (kind === "leave") return "nothing; what is left of App Mesh goes";
  return units.map(labelOf).join(", ");
}

function labelOf({ kind, name }: MigrationUnit): string {
  return `${kind} ${name}`;
}

function before({ deployment, options }: MigrationGuideProps, platform: PlatformGuide): string[] {
  return [
    ...(deployment.workloads === undefined
      ? []
      : [`Mirror Envoy's image to where the ${platform.runs} pull it from: ${options.envoyImage ?? MIRROR}.`]),
    ...platform.before,
    "Change nothing else on the way. Reports of two stages then differ in the stage alone.",
  ].map((point) => `- ${point}`);
}

const MIRROR = "docs/envoy.md, The image";

function section(props: MigrationGuideProps, platform: PlatformGuide, stage: MigrationStage, index: number): string {
  const { stageFiles, options, source } = props;
  const file = stageFiles[index]!;
  const commands = [
    `npx outpost-mesh synth ${fileIn(options.folder, file)}`,
    ...platform.stacks(stage).flatMap(({ name, flags }) => {
      const terraform = `terraform -chdir=cdktf.out/stacks/${name}`;
      return [...(index === 0 ? [`${terraform} init`] : []), `${terraform} apply${flags}`];
    }),
    ...platform.waits(stage),
  ];
  return [
    `## ${index + 1}. ${file}`,
    what(props, platform, stage),
    ["```sh", ...commands, "```"].join("\n"),
    ...platform.after(stage),
    ...elsewhere(props.deployment, platform, stage, fileIn(options.folder, stageFiles.at(-1)!)),
    `Way back: ${back(stage, options, platform, index === 0 ? basename(source) : stageFiles[index - 1]!)}`,
  ].join("\n\n");
}

function what({ deployment, options: { api } }: MigrationGuideProps, platform: PlatformGuide, stage: MigrationStage) {
  const { kind, units } = stage;
  const { runs, prepares, leaves } = platform;
  const unchanged = `No ${runs.replace(/s$/, "")} changes.`;
  if (kind === "prepare") return prepares === "" ? unchanged : `${unchanged} ${prepares}`;
  if (kind === "leave")
    return `${unchanged} Deleted are ${api === "answers" ? "the objects of App Mesh, " : ""}${leaves}.`;
  const one = units.length === 1;
  return `The ${runs} of ${units.map(labelOf).join(", ")} get Envoys with their own configuration. Whoever calls ${one ? "it" : "them"} has ${api === "gone" && callersMoved(deployment, units) ? "one already" : "either kind"}.`;
}

/** Whether all callers of some units are moved before them: nodes that are found by DNS give no order. */
function callersMoved(deployment: Deployment, moved: readonly MigrationUnit[]): boolean {
  const mesh = expandMesh(deployment)!;
  const callees = callsAmong(unitsOf(deployment, mesh), mesh).filter(({ told }) => !told);
  const free = new Set(callees.map(({ callee }) => labelOf(callee)));
  return !moved.some((unit) => free.has(labelOf(unit)));
}

/** Units whose tasks another file runs: their Envoys get the configuration by hand. */
function elsewhere(deployment: Deployment, platform: PlatformGuide, { units }: MigrationStage, last: string): string[] {
  const running = new Set(runningNodes(deployment));
  const gateways = deployment.workloads?.gateways ?? {};
  const names = units.flatMap(({ kind, name, nodes }) => {
    if (kind === "gateway") return Object.hasOwn(gateways, name) ? [] : [name];
    return nodes.filter((node) => !running.has(node));
  });
  if (names.length === 0) return [];
  const commands = names.map((name) => `npx outpost-mesh envoy ${last} --node ${quoted(name)}`);
  return [
    `This file does not run the ${platform.runs} of ${names.join(", ")}. Where they have an Envoy, let it start with what is printed here (\`--config-yaml\`, upstream's image), before the stage is applied.${platform.elsewhere}`,
    ["```sh", ...commands, "```"].join("\n"),
  ];
}

function runningNodes(deployment: Deployment): string[] {
  return [...containersOf(deployment), ...podsOf(deployment)].map(({ node }) => node.node);
}

function back(stage: MigrationStage, { api }: MigrateOptions, platform: PlatformGuide, previous: string): string {
  const { kind } = stage;
  if (kind === "leave") {
    return api === "answers"
      ? `none to App Mesh, whose objects are deleted. Stay in ${previous} as long as you want one.`
      : `apply ${previous}; nothing in it needs App Mesh.`;
  }
  if (api === "answers") return `apply ${previous}.`;
  if (kind === "prepare")
    return `none is needed: no ${platform.runs.replace(/s$/, "")} has changed. The objects cannot be had again from an App Mesh that is gone.`;
  return `none to App Mesh's Envoys, which cannot start. ${platform.back(stage)}`;
}

function fileIn(folder: string, file: string): string {
  const seen = relativeFile(folder);
  return `${seen.startsWith("..") ? basename(seen) : seen}/${file}`;
}

/** A name as a shell takes it. */
function quoted(name: string): string {
  return /^[A-Za-z0-9_./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
