import { Command } from "commander";
import { version } from "../package.json";
import type { Session } from "./session";
import { VERBS } from "./verbs";

/**
 * The command line with its verbs.
 * @param first - the first word of the command line: where it is a verb, no other verb is loaded
 */
export function buildProgram(session: Session, first: string | undefined): Command {
  const program = new Command("outpost-mesh")
    .description(
      "Containers on AWS Outposts with App Mesh's Envoy: one file in, a Terraform plan that proves its prerequisites out.",
    )
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError("(outpost-mesh --help lists the verbs)")
    .exitOverride()
    .addHelpText(
      "after",
      [
        "",
        "Exit codes: 0 no finding at or above --fail-on, 1 findings, 2 usage or unreadable.",
        "",
        "Examples:",
        "  outpost-mesh validate deployments/orders.yaml",
        "  outpost-mesh plan deployments/orders.yaml --scenario scenarios/outpost-pending.yaml",
        "  outpost-mesh rehearse --scenario scenarios/healthy.yaml -- npx cdktf deploy orders",
      ].join("\n"),
    );
  const named = VERBS.filter(({ name }) => name === first);
  for (const { load } of named.length > 0 ? named : VERBS) {
    const verb = load();
    // A verb made on its own does not inherit how the program ends.
    program.addCommand(verb(session).exitOverride().showSuggestionAfterError().copyInheritedSettings(program));
  }
  return program;
}
