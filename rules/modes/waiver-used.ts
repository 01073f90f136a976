import type { ModeRule } from "./mode-rule";

export const waiverUsed: ModeRule = {
  id: "OM-G004",
  title: "Every waiver is needed",
  severity: "warning",
  stages: ["synth", "review"],
  why: "A waiver that nothing needs hides the next mistake of its kind. Rules that Terraform decides are left out here: whether they hold is known in the plan.",
  remedy: "Take the entry out of `rules`, or the waiver out of its file.",
  source: "The deployment's own `rules`; the waivers beside it",
  *judge({ settings, unused }) {
    for (const [id, { mode }] of Object.entries(settings)) {
      if (unused.has(id)) yield { path: ["rules", id], message: `${id} is set to ${mode}, and found nothing.` };
    }
  },
};
