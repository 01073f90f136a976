import { Command } from "commander";
import { stringify } from "yaml";
import { expandMesh, loadDeployment } from "../../deployment";
import { UsageError } from "../../pipeline/errors";
import { json } from "../options";
import { printJson } from "../session";
import type { Session } from "../session";

/** `outpost-mesh expand FILE` */
export function expandVerb(_session: Session): Command {
  return new Command("expand")
    .description("print the App Mesh objects that a deployment's services expand to, in the words of the App Mesh API")
    .argument("<file>", "deployment file, YAML or JSON")
    .addOption(json())
    .action((file: string, options: { json?: boolean }) => {
      const mesh = expandMesh(loadDeployment(file).deployment);
      if (mesh === undefined)
        throw new UsageError(`${file} has neither "mesh" nor "services": there is nothing to expand.`);
      if (options.json === true) printJson(mesh);
      else process.stdout.write(stringify(mesh, { lineWidth: 0, aliasDuplicateObjects: false }));
    });
}
