import { Command } from "commander";
import { synthesizeInto } from "../../pipeline";
import type { Severity } from "../../rules";
import { loadChecked } from "../checked";
import { EXIT } from "../exit";
import { failOn, out } from "../options";
import type { Session } from "../session";

/** `outpost-mesh synth FILE…` */
export function synthVerb({ done }: Session): Command {
  return new Command("synth")
    .description("write Terraform JSON, what `cdktf synth` writes, without its command line")
    .argument("<file...>", "deployment files, YAML or JSON")
    .addOption(out("cdktf.out"))
    .option("--tests", "write tests for `terraform test` beside each stack: docs/terraform-test.md")
    .addOption(failOn())
    .action((files: string[], options: { out: string; tests?: boolean; failOn: Severity }) => {
      const loaded = loadChecked(files, options.failOn);
      if (loaded === undefined) return done(EXIT.findings);
      const written = synthesizeInto(options.out, loaded, { withTests: options.tests === true });
      for (const file of written) process.stdout.write(`${file}\n`);
    });
}
