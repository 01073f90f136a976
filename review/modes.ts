import { RULE_MODES_RECORD, findRule, hasExpired } from "../rules";
import type { Severity } from "../rules";
import type { PlanJson } from "./plan-json";

/** How a deployment sets a rule, as the plan records it. */
export interface RecordedMode {
  readonly rule: string;
  readonly mode: "enforce" | "warn" | "off";
  readonly reason?: string;
  /** Day on which the rule counts again. */
  readonly expires?: string;
  /** Whether that was over when the plan was made. */
  readonly over: boolean;
}

/** A mode together with whether the plan needs it. */
export interface JudgedMode extends RecordedMode {
  /** Why the plan would be the same without it; absent when it is needed, or when nobody can tell. */
  readonly unneeded?: string;
}

/** The modes of rules that a plan records, by rule id. */
export function modesOf(plan: PlanJson): RecordedMode[] {
  const record = (plan.resource_changes ?? []).find(
    ({ mode, type, name }) => mode === "managed" && type === "terraform_data" && name === RULE_MODES_RECORD,
  );
  const input = record?.change.after?.["input"];
  if (typeof input !== "object" || input === null) return [];
  const now = plan.timestamp === undefined ? undefined : new Date(plan.timestamp);
  return Object.entries(input)
    .flatMap(([rule, value]) => recorded(rule, value, now) ?? [])
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** A plan that was changed by hand may hold anything. */
function recorded(rule: string, value: unknown, now: Date | undefined): RecordedMode | undefined {
  const { mode, reason, expires } = (value ?? {}) as Record<string, unknown>;
  if (mode !== "enforce" && mode !== "warn" && mode !== "off") return undefined;
  const text = (each: unknown) => (typeof each === "string" ? each : undefined);
  const said = { reason: text(reason), expires: text(expires) };
  return {
    rule,
    mode,
    ...(said.reason === undefined ? {} : { reason: said.reason }),
    ...(said.expires === undefined ? {} : { expires: said.expires }),
    over: said.expires !== undefined && hasExpired({ mode: "off", reason: "", expires: said.expires }, now),
  };
}

/** The severity of a rule under the mode that counts. */
export function severityIn(own: Severity, mode: RecordedMode | undefined): Severity {
  if (mode === undefined || mode.over || mode.mode === "off") return own;
  return mode.mode === "enforce" ? "error" : "warning";
}

/** `warn until 2027-01-31: the reason` */
export function modeText({ rule, mode, reason, expires, over, unneeded }: JudgedMode): string {
  const until = expires === undefined ? "" : ` until ${expires}`;
  const said = reason === undefined ? "" : `: ${reason}`;
  const title = findRule(rule)?.title;
  return `${mode}${until}${over ? ", which is over" : ""}${unneeded === undefined ? "" : `, not needed (${unneeded})`}${said}${title === undefined ? "" : ` (${title})`}`;
}
