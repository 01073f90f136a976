import { Command } from "commander";
import { version } from "../package.json";
import type { Session } from "./session";
import { expandVerb } from "./verbs/expand";
import { explainVerb } from "./verbs/explain";
import { importVerb } from "./verbs/import";
import { planVerb } from "./verbs/plan";
import { rehearseVerb } from "./verbs/rehearse";
import { reviewVerb } from "./verbs/review";
import { synthVerb } from "./verbs/synth";
import { validateVerb } from "./verbs/validate";

/** The command line with its verbs. */
export function buildProgram(session: Session): Command {
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
  const verbs = [validateVerb, synthVerb, expandVerb, importVerb, planVerb, rehearseVerb, reviewVerb, explainVerb];
  for (const verb of verbs) {
    // A verb made on its own does not inherit how the program ends.
    program.addCommand(verb(session).exitOverride().showSuggestionAfterError().copyInheritedSettings(program));
  }
  return program;
}
