import type { ModeRule } from "./mode-rule";

export const waiverExpired: ModeRule = {
  id: "OM-G003",
  title: "No waiver has expired",
  severity: "warning",
  stages: ["synth", "review"],
  why: "The rule counts again since that day, so the entry only misleads. In a plan the expiry is decided by Terraform at the plan's own time.",
  remedy: "Take the entry out of `rules`, or the waiver out of its file; or give a new reason and a new day.",
  source: "The deployment's own `rules`; the waivers beside it",
  *judge({ settings, expired }) {
    for (const [id, setting] of Object.entries(settings)) {
      if (setting.mode === "enforce" || !expired.has(id)) continue;
      yield {
        path: ["rules", id, "expires"],
        message: `${id} is set to ${setting.mode} until ${String(setting.expires)}, which is over: the rule counts again.`,
      };
    }
  },
};
