import { fixedBecause } from "./fixed";
import type { ModeRule } from "./mode-rule";

export const ruleCanBeWaived: ModeRule = {
  id: "OM-G002",
  title: "No rule is set to `warn` or `off` that something else would enforce anyway",
  severity: "error",
  stages: ["synth"],
  why: "Some rules only say early, and with a line number, what would fail anyway a moment later and in worse words.",
  remedy: "Mend what the rule finds, and take the rule out of `rules`.",
  source: "The synthesis of this product; the schemas of Terraform and hashicorp/aws",
  *judge({ settings }) {
    for (const [id, { mode }] of Object.entries(settings)) {
      const because = fixedBecause(id);
      if (mode === "enforce" || because === undefined) continue;
      yield { path: ["rules", id], message: `${id} cannot be set to ${mode}: ${because}.` };
    }
  },
};
