import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { controlPlaneOf, deploymentSchema, expandMesh, leavingAppMesh, migrationStages } from "../../deployment";
import type { Deployment, LoadedDeployment, MigrationGroup, MigrationStage } from "../../deployment";
import { checkDocument, parseDocumentText } from "../../document";
import { examineLoaded } from "../../rules";
import type { LocatedFinding } from "../../rules";
import { UsageError } from "../errors";
import { migrationGuide } from "./guide";
import type { MigrateOptions } from "./options";
import { StageWriter } from "./stage-text";
import type { StageSource } from "./stage-text";

/** The stages of a deployment, not written yet. */
export interface MigratedDeployment {
  /** File names and texts. */
  readonly files: ReadonlyMap<string, string>;
  readonly stages: readonly MigrationStage[];
  /** Names of the stages' files, in the order of the stages. */
  readonly stageFiles: readonly string[];
  /** What keeps the stages from being written. */
  readonly refused: readonly LocatedFinding[];
  /** What is worth knowing of the deployment without App Mesh. */
  readonly warnings: readonly LocatedFinding[];
  /** What keeps them from being written, too: circles in which nothing can be first. */
  readonly circles: readonly MigrationGroup[];
}

/** More are not walked one by one. */
const MOST_STAGES = 250;

/**
 * Makes the stages that take a deployment from App Mesh to Envoys with their own configuration. Everything that stands
 * against it is found at once.
 * @throws UsageError when there is nothing to take anywhere
 */
export function migrateDeployment(loaded: LoadedDeployment, options: MigrateOptions): MigratedDeployment {
  const { deployment, document } = loaded;
  const mesh = expandMesh(deployment);
  const leaving = leavingAppMesh(deployment);
  if (mesh === undefined) {
    throw new UsageError(`${document.file} has neither "mesh" nor "services": there is no mesh to migrate.`);
  }
  if (controlPlaneOf(deployment) === "envoy" && leaving === undefined) {
    throw new UsageError(`${document.file} has no App Mesh any more: its mesh.controlPlane is envoy.`);
  }
  const { stages, circles } = migrationStages(deployment, mesh, options);
  if (stages.length > MOST_STAGES) {
    throw new UsageError(`that would be ${stages.length} stages: take more than one service at a time with --waves.`);
  }
  const envoyImage: StageSource["envoyImage"] =
    options.envoyImage !== undefined
      ? { kind: "set", image: options.envoyImage }
      : { kind: leaving === undefined ? "default" : "keep" };
  const text = readFileSync(document.file, "utf8");
  const writer = new StageWriter({ file: document.file, text, folder: options.folder, envoyImage });
  const ending = document.file.endsWith(".json") ? ".json" : extname(document.file) === ".yml" ? ".yml" : ".yaml";
  const stageFiles = stages.map(({ name }) => `${name}${ending}`);
  const texts = stages.map((stage, index) => writer.write(stage.fromAppMesh, headingOf(deployment, stages, index)));
  const { refused, warnings } = judge(loaded, texts);
  const unwanted = options.acceptCircles ? [] : circles;
  const guide = migrationGuide({ deployment, stages, stageFiles, options, source: document.file });
  const files = new Map([["README.md", guide], ...texts.map((text, index) => [stageFiles[index]!, text] as const)]);
  return { files, stages, stageFiles, refused, warnings, circles: unwanted };
}

/**
 * What the rules say of the last stage and of the first, each finding once and at its place in the given file. What is
 * between them differs in the list of those that wait alone, and that is right by the way it is made.
 */
function judge({ document }: LoadedDeployment, texts: readonly string[]) {
  const of = (text: string) => {
    const stage = parseDocumentText(document.file, text);
    return examineLoaded({ deployment: checkDocument(stage, deploymentSchema), document: stage }).findings;
  };
  const [first, last] = [of(texts[0]!), of(texts.at(-1)!)];
  const key = ({ rule, path, message }: LocatedFinding) => JSON.stringify([rule, path, message]);
  const known = new Set(last.map(key));
  const located = (finding: LocatedFinding): LocatedFinding => {
    const { line, column } = document.problemAt(finding.path, "");
    return { ...finding, line, column };
  };
  const isError = ({ severity }: LocatedFinding) => severity === "error";
  return {
    refused: [...last, ...first.filter((finding) => !known.has(key(finding)))].filter(isError).map(located),
    // Those of the first are about the way; the stages themselves say them.
    warnings: last.filter(({ severity }) => severity === "warning").map(located),
  };
}

function headingOf({ name }: Deployment, stages: readonly MigrationStage[], index: number): string {
  return `Stage ${index + 1} of ${stages.length} of the way of ${name} from App Mesh, by \`outpost-mesh migrate\`; README.md leads through them.`;
}
