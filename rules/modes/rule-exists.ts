import { didYouMean } from "../../document";
import type { ModeRule } from "./mode-rule";

export const ruleExists: ModeRule = {
  id: "OM-G001",
  title: "Every rule that the deployment sets a mode for exists",
  severity: "error",
  stages: ["synth"],
  why: "A mode for a rule that is not there does nothing, while whoever wrote it believes that it does.",
  remedy: "Correct the id; docs/rules.md lists the rules, and `outpost-mesh explain ID` prints one.",
  source: "The catalogue of rules",
  *judge({ settings, rules }) {
    for (const id of Object.keys(settings)) {
      if (rules.has(id)) continue;
      yield { path: ["rules", id], message: `there is no rule ${id}.${didYouMean(id, rules.keys())}` };
    }
  },
};
