import { findRule } from "../rules";
import type { Severity, Stage } from "../rules";
import type { Hazard } from "./hazards";
import { thingOf } from "./manifest";
import type { ManifestThing, PlanManifest } from "./manifest";
import { severityIn } from "./modes";
import type { JudgedMode } from "./modes";
import type { Prerequisite } from "./prerequisites";

/** Who keeps a finding from counting, why and until when. */
export interface WaivedBy {
  readonly reason: string;
  readonly who: string;
  /** Day on which it counts again, from midnight UTC. */
  readonly expires: string;
}

/** Something that a report holds against a plan. */
export interface ReportFinding extends ManifestThing {
  /** The rule's id. */
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  /**
   * file: found in the deployment file before Terraform ran. prerequisite: a gate or check of the plan. hazard: what the
   * change itself would do. waiver: an exception that is over or that nothing needs.
   */
  readonly source: "file" | "prerequisite" | "hazard" | "waiver";
  /** What it is about, in a word. */
  readonly subject: string;
  /** Of a prerequisite. */
  readonly stage?: Stage;
  readonly message: string;
  readonly remedy: string;
  /** The resource, gate or check in the plan. */
  readonly address?: string;
  readonly waiver?: WaivedBy;
}

/** What the rules found before Terraform ran. */
export function fileFindings(manifest: PlanManifest | undefined): ReportFinding[] {
  return (manifest?.findings ?? []).map(({ rule, title, severity, message, remedy, file, path, line, column }) => ({
    ...{ rule, title, severity, source: "file" as const, subject: path, message, remedy, file, path },
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  }));
}

/** The prerequisites that do not hold. */
export function failingPrerequisites(
  prerequisites: readonly Prerequisite[],
  manifest: PlanManifest | undefined,
): ReportFinding[] {
  return prerequisites
    .filter(({ verdict }) => verdict === "fail")
    .map(({ rule, title, severity, subject, stage, messages, remedy, address }) => ({
      ...{ rule, title, severity, source: "prerequisite" as const, subject, stage },
      message: messages.length === 0 ? "It does not hold, or could not be evaluated." : messages.join(" "),
      remedy,
      ...thingOf(manifest, address),
      address,
    }));
}

/** What the change itself would break or interrupt. */
export function hazardFindings(hazards: readonly Hazard[], manifest: PlanManifest | undefined): ReportFinding[] {
  return hazards.map(({ rule, title, severity, address, message, remedy }) => ({
    ...{ rule, title, severity, source: "hazard" as const, subject: address, message, remedy },
    ...thingOf(manifest, address),
    address,
  }));
}

/** Modes of the deployment that are over, or that the plan does not need. */
export function modeFindings(modes: readonly JudgedMode[], manifest: PlanManifest | undefined): ReportFinding[] {
  const known = new Set((manifest?.findings ?? []).map(({ rule, path }) => `${rule} ${path}`));
  return modes.flatMap(({ rule, mode, expires, over, unneeded }) => {
    if (mode === "enforce" || (!over && unneeded === undefined)) return [];
    const about = findRule(over ? "OM-G003" : "OM-G004")!;
    // Where the file itself says so already, once is enough.
    if (known.has(`${about.id} rules.${rule}`)) return [];
    const message = over
      ? `${rule} is set to ${mode} until ${String(expires)}, which is over: the rule counts again.`
      : `${rule} is set to ${mode}, and the plan would be the same without it: ${unneeded}.`;
    return [
      {
        rule: about.id,
        title: about.title,
        severity: about.severity,
        source: "waiver" as const,
        subject: rule,
        message,
        remedy: about.remedy,
        ...(manifest?.file === undefined ? {} : { file: manifest.file }),
        path: `rules.${rule}`,
      },
    ];
  });
}

/** A finding that is made from the plan, under the mode that the deployment gives its rule; none when that is off. */
export function underMode(finding: ReportFinding, modes: readonly JudgedMode[]): ReportFinding[] {
  // What is found otherwise is found under its mode already.
  if (finding.source !== "waiver") return [finding];
  const mode = modes.find(({ rule, over }) => rule === finding.rule && !over);
  return mode?.mode === "off" ? [] : [{ ...finding, severity: severityIn(finding.severity, mode) }];
}

/** Whether a finding counts: nobody has waived it. */
export function counts({ waiver }: ReportFinding): boolean {
  return waiver === undefined;
}
