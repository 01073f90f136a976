import { loadDeployments } from "./deployment";
import { DocumentError, formatProblem } from "./document";
import { writeManifests } from "./pipeline/write-manifests";
import { examineLoaded, formatFinding, formatWaived, reaches } from "./rules";
import { synthesize } from "./stacks";

/**
 * The CDKTF app, which `cdktf synth`, `cdktf diff` and `cdktf deploy` run.
 * Its deployment files are its arguments, otherwise those of the environment variable OUTPOST_MESH_DEPLOYMENTS
 * (separated by commas), otherwise the context "deployments" of cdktf.json.
 */
function main(): void {
  try {
    const loaded = loadDeployments(deploymentFiles());
    const each = loaded.map((one) => examineLoaded(one));
    const findings = each.flatMap((one) => one.findings);
    const telling = findings.filter(({ severity }) => reaches(severity, "warning"));
    for (const finding of telling) console.error(formatFinding(finding));
    const silenced = each.flatMap(({ waived }) => waived.filter((one) => one.findings.length > 0));
    for (const one of silenced) console.error(formatWaived(one));
    if (findings.some(({ severity }) => reaches(severity, "error"))) {
      process.exitCode = 1;
      return;
    }
    // In a rehearsal the state belongs to the stand-in world and stays in the output folder.
    const options =
      process.env["OUTPOST_MESH_REHEARSAL"] === "1" ? { statePath: "rehearsal.tfstate", localState: true } : {};
    const app = synthesize(
      loaded.map(({ deployment }) => deployment),
      options,
    );
    writeManifests(app.outdir, loaded);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    for (const problem of error.problems) console.error(formatProblem(problem));
    process.exitCode = 2;
  }
}

function deploymentFiles(): string[] {
  const [, , ...named] = process.argv;
  if (named.length > 0) return named;
  const listed = (process.env["OUTPOST_MESH_DEPLOYMENTS"] ?? "").split(",").filter((file) => file !== "");
  if (listed.length > 0) return listed;
  const context = JSON.parse(process.env["CDKTF_CONTEXT_JSON"] ?? "{}") as { deployments?: unknown };
  if (Array.isArray(context.deployments) && context.deployments.length > 0) return context.deployments.map(String);
  const message =
    "no deployment file. Name it as an argument, in OUTPOST_MESH_DEPLOYMENTS, or in the context of cdktf.json.";
  throw new DocumentError([{ file: "main.ts", path: "", message }]);
}

main();
