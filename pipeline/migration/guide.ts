import { basename } from "node:path";
import { containersOf } from "../../deployment";
import type { Deployment, MigrationStage, MigrationUnit } from "../../deployment";
import { relativeFile } from "../relative-file";
import type { MigrateOptions } from "./options";

export interface MigrationGuideProps {
  readonly deployment: Deployment;
  readonly stages: readonly MigrationStage[];
  /** Names of the stages' files. */
  readonly stageFiles: readonly string[];
  readonly options: MigrateOptions;
  /** File that the stages are made of. */
  readonly source: string;
}

/** The text that leads through the stages, in Markdown. */
export function migrationGuide(props: MigrationGuideProps): string {
  const { deployment, stages, stageFiles, options, source } = props;
  const rows = stages.map((stage, index) => `| ${index + 1} | ${stageFiles[index]!} | ${summaryOf(stage)} |`);
  return [
    `# The way of ${deployment.name} from App Mesh`,
    `Made of ${basename(source)} by \`outpost-mesh migrate\`. Each file is the whole deployment in one stage. All have its name, so they have its state: apply them one after the other, and the next one only when nothing of the last is still being replaced.`,
    ["| stage | file | what is moved |", "| --- | --- | --- |", ...rows].join("\n"),
    options.api === "gone" ? GONE : ANSWERS,
    `## Before the first stage\n\n${before(props).join("\n")}`,
    ...stages.map((stage, index) => section(props, stage, index)),
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

function before({ deployment, options }: MigrationGuideProps): string[] {
  const counts = containersOf(deployment).length > 0;
  return [
    ...(deployment.workloads === undefined
      ? []
      : [
          `- Mirror Envoy's image to where the tasks pull it from: ${options.envoyImage ?? "docs/envoy.md, The image"}.`,
        ]),
    ...(counts
      ? ["- Each service is replaced task by task, the new ones first: leave room for one more task of the largest."]
      : []),
    "- Change nothing else on the way. Reports of two stages then differ in the stage alone.",
  ];
}

function section(props: MigrationGuideProps, stage: MigrationStage, index: number): string {
  const { deployment, stageFiles, options, source } = props;
  const stack = `cdktf.out/stacks/${deployment.name}`;
  const noRefresh = options.api === "gone" && stage.kind === "prepare" ? " -refresh=false" : "";
  const file = stageFiles[index]!;
  const commands = [
    `npx outpost-mesh synth ${fileIn(options.folder, file)}`,
    ...(index === 0 ? [`terraform -chdir=${stack} init`] : []),
    `terraform -chdir=${stack} apply${noRefresh}`,
    ...waits(deployment, stage),
  ];
  return [
    `## ${index + 1}. ${file}`,
    what(stage, options),
    ...(commands.length === 0 ? [] : [["```sh", ...commands, "```"].join("\n")]),
    ...elsewhere(deployment, stage, fileIn(options.folder, stageFiles.at(-1)!)),
    `Way back: ${back(stage, options, index === 0 ? basename(source) : stageFiles[index - 1]!)}`,
  ].join("\n\n");
}

function what({ kind, units }: MigrationStage, { api }: MigrateOptions): string {
  if (kind === "prepare") {
    const forgotten =
      api === "gone"
        ? " Terraform forgets the objects of App Mesh; `-refresh=false` keeps it from reading them once more."
        : "";
    return `No task changes. ECS may pull both images from now on, and old revisions of the task definitions stay usable.${forgotten}`;
  }
  if (kind === "leave") {
    const objects = api === "answers" ? "the objects of App Mesh, " : "";
    return `No task changes. Deleted are ${objects}the permissions of the old Envoys, and their way to App Mesh where this file makes it.`;
  }
  const one = units.length === 1;
  return `The tasks of ${units.map(labelOf).join(", ")} get Envoys with their own configuration. Whoever calls ${one ? "it" : "them"} has ${api === "gone" ? "one already" : "either kind"}.`;
}

/** The wait of AWS's command line takes at most ten services. */
const SERVICES_PER_WAIT = 10;

function waits(deployment: Deployment, { units }: MigrationStage): string[] {
  const { name, workloads } = deployment;
  if (workloads?.platform !== "ecs") return [];
  const running = new Set(containersOf(deployment).map(({ node }) => node.node));
  const services = units.flatMap(({ kind, name: unit, nodes }) =>
    kind === "gateway"
      ? Object.hasOwn(workloads.gateways, unit)
        ? [`${name}-${unit}-gateway`]
        : []
      : nodes.filter((node) => running.has(node)).map((node) => `${name}-${node}`),
  );
  const cluster = workloads.cluster.name ?? name;
  return Array.from({ length: Math.ceil(services.length / SERVICES_PER_WAIT) }, (_, i) => {
    const some = services.slice(i * SERVICES_PER_WAIT, (i + 1) * SERVICES_PER_WAIT);
    return `aws ecs wait services-stable --cluster ${cluster} --services ${some.join(" ")}`;
  });
}

/** Units whose tasks another file runs: their Envoys get the configuration by hand. */
function elsewhere(deployment: Deployment, { units }: MigrationStage, last: string): string[] {
  const running = new Set(containersOf(deployment).map(({ node }) => node.node));
  const gateways = deployment.workloads?.gateways ?? {};
  const names = units.flatMap(({ kind, name, nodes }) => {
    if (kind === "gateway") return Object.hasOwn(gateways, name) ? [] : [name];
    return nodes.filter((node) => !running.has(node));
  });
  if (names.length === 0) return [];
  const commands = names.map((name) => `npx outpost-mesh envoy ${last} --node ${quoted(name)}`);
  return [
    `This file does not run the tasks of ${names.join(", ")}. Where they have an Envoy, let it start with what is printed here (\`--config-yaml\`, upstream's image), before the stage is applied:`,
    ["```sh", ...commands, "```"].join("\n"),
  ];
}

function back({ kind }: MigrationStage, { api }: MigrateOptions, previous: string): string {
  if (kind === "leave") {
    return api === "answers"
      ? `none to App Mesh, whose objects are deleted. Stay in ${previous} as long as you want one.`
      : `apply ${previous}; nothing in it needs App Mesh.`;
  }
  if (api === "answers") return `apply ${previous}.`;
  if (kind === "prepare")
    return "none is needed: no task has changed. The objects cannot be had again from an App Mesh that is gone.";
  return "none to App Mesh's Envoys, which cannot start. The old tasks run until the new ones are healthy, and ECS goes back to them by itself when those never are (deployment circuit breaker).";
}

function fileIn(folder: string, file: string): string {
  const seen = relativeFile(folder);
  return `${seen.startsWith("..") ? basename(seen) : seen}/${file}`;
}

/** A name as a shell takes it. */
function quoted(name: string): string {
  return /^[A-Za-z0-9_./-]+$/.test(name) ? name : `'${name.replaceAll("'", `'\\''`)}'`;
}
