import type { RuleSetting } from "../../deployment";
import type { Severity } from "../rule";

/** The first moment at which a rule counts again, RFC 3339; undefined when its setting lasts. */
export function endOf(setting: RuleSetting): string | undefined {
  if (setting.mode === "enforce" || setting.expires === undefined) return undefined;
  return `${setting.expires}T00:00:00Z`;
}

/** Whether a setting is over at a moment. Without a moment none is, so that nothing synthesised depends on the clock. */
export function hasExpired(setting: RuleSetting, now: Date | undefined): boolean {
  const end = endOf(setting);
  return now !== undefined && end !== undefined && now.getTime() >= Date.parse(end);
}

/** The severity of a rule's findings under a setting; undefined when they are silent. */
export function severityUnder(own: Severity, setting: RuleSetting | undefined): Severity | undefined {
  if (setting === undefined) return own;
  return ({ enforce: "error", warn: "warning", off: undefined } as const)[setting.mode];
}

/** `warn until 2027-01-31: the reason`, as reports show a setting. */
export function settingText(setting: RuleSetting): string {
  const until = setting.mode !== "enforce" && setting.expires !== undefined ? ` until ${setting.expires}` : "";
  return `${setting.mode}${until}${setting.reason === undefined ? "" : `: ${setting.reason}`}`;
}

/** Name of the resource that records the modes in a plan: `terraform_data.<name>`. */
export const RULE_MODES_RECORD = "rule-modes";
