import { controlPlanesOf, expandMesh } from "../deployment";
import type { Deployment, LoadedDeployment, RuleSetting } from "../deployment";
import { formatPath } from "../document";
import { HOP_RULES, MODE_RULES, RULES, SYNTH_RULES } from "./catalogue";
import { hasExpired, settingText, severityUnder } from "./modes";
import type { Finding, HopRule, HopTrace, Rule, Severity, Subject, Violation } from "./rule";

/** A hop of services' paths that leaves the Outpost. */
export interface Hop extends Finding {
  readonly reaches: string;
  readonly when: string;
  readonly whenDown: string;
  /** Services, or virtual nodes and gateways that no service stands for; sorted. */
  readonly takers: readonly string[];
}

/** A rule that the deployment sets to `warn` or `off`, while that counts. */
export interface Waived {
  readonly rule: string;
  readonly title: string;
  readonly setting: RuleSetting;
  /** What the rule found before Terraform ran. */
  readonly findings: readonly Finding[];
  readonly path: readonly string[];
}

/** Everything that the rules say of a deployment before Terraform runs. */
export interface Inspection {
  /** By rule id. */
  readonly findings: readonly Finding[];
  /** What leaves the Outpost: descriptions, not mistakes. */
  readonly hops: readonly Hop[];
  readonly waived: readonly Waived[];
}

/**
 * Runs every rule that can be decided from the deployment alone, under the modes that it sets.
 * @param now the moment at which waivers are looked at; without it none has expired, so that the same deployment is
 * synthesised to the same bytes on every day
 */
export function examineDeployment(deployment: Deployment, now?: Date): Inspection {
  const subject: Subject = { deployment, mesh: expandMesh(deployment) };
  const counting = countingSettings(deployment, now);
  const controlPlanes = controlPlanesOf(deployment);
  const isAsked = (rule: Rule) => rule.controlPlane === undefined || controlPlanes.includes(rule.controlPlane);
  const found = SYNTH_RULES.filter(isAsked).flatMap((rule) =>
    [...rule.inspect(subject)].map((violation) => finding(rule, violation)),
  );
  const hops = HOP_RULES.filter(isAsked).flatMap((rule) => hop(rule, subject));
  const judged = aboutModes(deployment, now, new Set([...found, ...hops].map(({ rule }) => rule)));
  const all = [...found, ...judged];
  const described = hops.filter(({ rule }) => counting[rule] === undefined);
  const asked = hops.filter(({ rule }) => counting[rule] !== undefined);
  return {
    findings: [...all, ...asked.map(asFinding)].flatMap((each) => underSetting(each, counting[each.rule])),
    hops: described,
    waived: Object.entries(counting)
      .filter(([, { mode }]) => mode !== "enforce")
      .flatMap(([id, setting]) => {
        const rule = RULES.find((each) => each.id === id);
        const findings = [...all, ...asked.map(asFinding)].filter((each) => each.rule === id);
        return rule === undefined ? [] : [{ rule: id, title: rule.title, setting, findings, path: ["rules", id] }];
      }),
  };
}

/** Runs the same rules; all findings, by rule id. No waiver has expired. */
export function inspectDeployment(deployment: Deployment): Finding[] {
  return [...examineDeployment(deployment).findings];
}

/** The settings that count at a moment, by rule id, sorted. */
function countingSettings({ rules }: Deployment, now: Date | undefined): Record<string, RuleSetting> {
  return Object.fromEntries(
    Object.entries(rules)
      .filter(([, setting]) => !hasExpired(setting, now))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function aboutModes({ rules: settings }: Deployment, now: Date | undefined, finding_: ReadonlySet<string>): Finding[] {
  if (Object.keys(settings).length === 0) return [];
  const rules = new Map(RULES.map((rule) => [rule.id, rule]));
  const expired = new Set(Object.keys(settings).filter((id) => hasExpired(settings[id]!, now)));
  const unused = new Set(
    Object.entries(settings)
      .filter(([id, { mode }]) => mode !== "enforce" && !expired.has(id) && !finding_.has(id))
      .map(([id]) => id)
      // What Terraform decides is not known yet, and rules about the modes are still being decided.
      .filter((id) => rules.get(id)?.stages.every((stage) => stage === "synth") === true)
      .filter((id) => !MODE_RULES.some((rule) => rule.id === id)),
  );
  return MODE_RULES.flatMap((rule) =>
    [...rule.judge({ settings, rules, expired, unused })].map((violation) => finding(rule, violation)),
  );
}

function finding({ id, title, severity, remedy }: Rule, { path, message }: Violation): Finding {
  return { rule: id, title, severity, path, message, remedy };
}

function hop(rule: HopRule, subject: Subject): Hop[] {
  const trace = rule.trace?.(subject);
  return trace === undefined ? [] : [hopOf(rule, trace)];
}

/** A hop as reports show it. */
export function hopOf(rule: HopRule, trace: HopTrace): Hop {
  const { reaches, when, whenDown } = rule;
  return { ...finding(rule, trace), reaches, when, whenDown, takers: trace.takers };
}

/** A hop that the deployment asks about: a finding like any other, which names who takes it. */
function asFinding({ rule, title, severity, path, message, remedy, takers }: Hop): Finding {
  return { rule, title, severity, path, message: `${message} It is taken by: ${takers.join(", ")}.`, remedy };
}

function underSetting(one: Finding, setting: RuleSetting | undefined): Finding[] {
  const severity = severityUnder(one.severity, setting);
  if (severity === undefined) return [];
  return [setting === undefined || severity === one.severity ? one : { ...one, severity, setting }];
}

/** Where in a file something stands. */
export interface Location {
  readonly file: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A finding with the place in the file that it is about. */
export type LocatedFinding = Finding & Location;

/** What the rules say of a deployment that was read from a file. */
export interface LocatedInspection {
  /** In the order of the file. */
  readonly findings: readonly LocatedFinding[];
  readonly hops: readonly (Hop & Location)[];
  readonly waived: readonly (Waived & Location)[];
}

/** Runs the same rules on a deployment that was read from a file, today unless another moment is given. */
export function examineLoaded({ deployment, document }: LoadedDeployment, now: Date = new Date()): LocatedInspection {
  const { findings, hops, waived } = examineDeployment(deployment, now);
  const located = <T extends { readonly path: readonly (string | number)[] }>(one: T): T & Location => {
    const { line, column } = document.problemAt(one.path, "");
    return { ...one, file: document.file, line, column };
  };
  const byPlace = (a: Location, b: Location) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
  return { findings: findings.map(located).sort(byPlace), hops: hops.map(located), waived: waived.map(located) };
}

/** The findings alone, in the order of the file. */
export function inspectLoaded(loaded: LoadedDeployment, now: Date = new Date()): LocatedFinding[] {
  return [...examineLoaded(loaded, now).findings];
}

/** `file:line:column severity OM-…: message` and the remedy on a line of its own. */
export function formatFinding(one: LocatedFinding): string {
  const { severity, rule, path, message, remedy, setting } = one;
  const set = setting === undefined ? "" : `\n  Set to ${settingText(setting)}`;
  return `${place(one)} ${severity} ${rule} ${formatPath(path)}: ${message}\n  ${remedy}${set}`;
}

/** `file:line:column OM-… is off until 2027-01-31: reason`, and how many findings that keeps silent or from blocking. */
export function formatWaived(one: Waived & Location): string {
  const count = one.findings.length;
  const about = count === 0 ? "" : ` (${count} finding${count === 1 ? "" : "s"})`;
  return `${place(one)} waived ${one.rule}${about}: ${settingText(one.setting)}`;
}

function place({ file, line, column }: Location): string {
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}

const ORDER: readonly Severity[] = ["note", "warning", "error"];

/** Whether a severity is at or above a threshold. */
export function reaches(severity: Severity, threshold: Severity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(threshold);
}
