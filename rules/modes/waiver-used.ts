import type { ModeRule } from "./mode-rule";

export const waiverUsed: ModeRule = {
  id: "OM-G004",
  title: "Every waiver is needed",
  severity: "warning",
  stages: ["synth"],
  why: "A waiver that nothing needs hides the next mistake of its kind. Rules that Terraform decides are left out here: whether they hold is known in the plan.",
  remedy: "Take the entry out of `rules`.",
  source: "The deployment's own `rules`",
  *judge({ settings, unused }) {
    for (const [id, { mode }] of Object.entries(settings)) {
      if (unused.has(id)) yield { path: ["rules", id], message: `${id} is set to ${mode}, and found nothing.` };
    }
  },
};
