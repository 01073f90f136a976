import { Command } from "commander";
import { ImportQuestion, formatRemark } from "../../deployment";
import type { Remark } from "../../deployment";
import { UsageError } from "../../pipeline/errors";
import { importFiles, writeImported } from "../../pipeline/import-files";
import type { ImportFilesOptions, ImportedFiles } from "../../pipeline/import-files";
import { STDIN, readStandardInput } from "../../pipeline/standard-input";
import { EXIT } from "../exit";
import { json } from "../options";
import { printJson } from "../session";
import type { Session } from "../session";

interface Options extends Pick<ImportFilesOptions, "name" | "region" | "mesh"> {
  readonly out?: string;
  readonly parameter: readonly string[];
  readonly importBlocks?: boolean;
  readonly json?: boolean;
}

/** `outpost-mesh import FILE…` */
export function importVerb({ done }: Session): Command {
  return new Command("import")
    .description(
      "make a deployment of existing App Mesh definitions: JSON of the API, CloudFormation templates, Kubernetes manifests",
    )
    .argument("<file...>", "files with definitions, - for standard input; the three formats may be mixed")
    .option("--out <file>", "file to write the deployment to; default: standard output")
    .option("--region <region>", "AWS Region of the mesh; default: the one that the ARNs in the files name")
    .option("--name <name>", "name of the deployment; default: that of the mesh, made into an allowed one")
    .option("--mesh <name>", "which mesh is meant, when the files hold several")
    .option("--parameter <name=value>", "value of a template's parameter; may be given several times", collect, [])
    .option("--import-blocks", "write Terraform import blocks, too, so that it adopts the live resources")
    .addOption(json())
    .addHelpText(
      "after",
      [
        "",
        "Exit codes: 0 everything is taken, 1 something was not understood or needs a value, 2 usage or unreadable.",
        "",
        "Examples:",
        "  outpost-mesh import mesh.yaml services.yaml --parameter Stage=prod --out deployments/orders.yaml",
        "  kubectl get meshes,virtualnodes,virtualrouters,virtualservices -A -o json | outpost-mesh import - --region eu-central-1",
      ].join("\n"),
    )
    .action(async (files: string[], options: Options) => {
      const standardInput = files.includes(STDIN) ? await readStandardInput() : undefined;
      const imported = importOrAsk(files, options, standardInput);
      for (const remark of imported.remarks) report(remark);
      const withBlocks = options.importBlocks === true;
      const { blocksFile } = writeImported(imported, files, { out: options.out, withBlocks });
      if (blocksFile !== undefined) {
        process.stderr.write(`${blocksFile} holds the import blocks: put it beside the synthesised cdk.tf.json.\n`);
        for (const each of imported.importing.open) process.stderr.write(`${each}\n`);
      }
      print(imported, options);
      done(imported.remarks.some(({ kind }) => kind !== "note") ? EXIT.findings : EXIT.ok);
    });
}

function importOrAsk(
  files: readonly string[],
  { name, region, mesh, parameter }: Options,
  standardInput: Buffer | undefined,
): ImportedFiles {
  try {
    return importFiles(files, { name, region, mesh, parameters: parameter, standardInput });
  } catch (error) {
    if (!(error instanceof ImportQuestion)) throw error;
    error.remarks.forEach(report);
    throw new UsageError(error.message);
  }
}

function report(remark: Remark): void {
  process.stderr.write(`${formatRemark(remark)}\n`);
}

function print({ deployment, text, remarks, importing: { blocks, open } }: ImportedFiles, options: Options): void {
  if (options.json === true) {
    const importing = options.importBlocks === true ? { import: blocks, withoutImport: open } : {};
    printJson({ schemaVersion: 1, deployment, remarks, ...importing });
  } else if (options.out === undefined) {
    process.stdout.write(text);
  } else {
    process.stdout.write(`${options.out}\n`);
  }
}

function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}
