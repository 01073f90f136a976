import type { Hop } from "../rules";
import { countActions, countImported, managedChanges, summarisePlaces } from "./changes";
import type { ActionCounts, PlaceSummary } from "./changes";
import { failingPrerequisites, fileFindings, hazardFindings, modeFindings, underMode } from "./findings";
import type { ReportFinding } from "./findings";
import { hazardsIn } from "./hazards";
import type { Hazard } from "./hazards";
import { withMeshChangesWhileDown } from "./link-down";
import { regionalLoadBalancers } from "./load-balancers";
import type { PlanManifest } from "./manifest";
import { modesOf } from "./modes";
import type { JudgedMode } from "./modes";
import { changedOutputs } from "./outputs";
import type { ChangedOutput } from "./outputs";
import type { PlanJson } from "./plan-json";
import { failingOwnChecks } from "./own-checks";
import { judgeModes, prerequisitesOf } from "./prerequisites";
import type { Prerequisite } from "./prerequisites";
import { renamesIn } from "./renames";
import type { Rename } from "./renames";
import { changedResources, driftedResources } from "./resource-changes";
import type { ChangedResource } from "./resource-changes";
import { Secrets } from "./secrets";
import { unjudgedIn } from "./unjudged";
import { unmeasuredIn } from "./unmeasured";
import type { Unmeasured } from "./unmeasured";
import { underWaivers } from "./waivers";
import type { JudgedWaiver, Waiver } from "./waivers";

/** What a plan says, in the order in which a reviewer asks. */
export interface Report {
  readonly schemaVersion: 2;
  /** The deployment, or what else the plan is called. */
  readonly name: string;
  /** The deployment file, as far as it is known. */
  readonly file?: string;
  readonly terraformVersion?: string;
  /** When the plan was made, RFC 3339. */
  readonly plannedAt?: string;
  /** Whether Terraform could not complete the plan. */
  readonly errored: boolean;
  /** False when the plan leaves something out, for instance by `-target`. */
  readonly complete: boolean;
  readonly changes: ActionCounts;
  /** What happens to the state alone: resources that get another address, and that are no longer managed. */
  readonly stateChanges: { readonly moved: number; readonly forgotten: number };
  readonly resources: readonly ChangedResource[];
  /** What has changed outside Terraform since the last apply. */
  readonly drift: readonly ChangedResource[];
  readonly outputs: readonly ChangedOutput[];
  /** Resources that are live already and adopted by import blocks; whatever else happens to them is among the changes. */
  readonly imported: number;
  /** Mesh objects that go and come again under another name. */
  readonly renames: readonly Rename[];
  readonly places: readonly PlaceSummary[];
  /** What the way from the state before to the one after breaks, or what it costs; the worst first. */
  readonly hazards: readonly Hazard[];
  /** What services reach outside the Outpost; without a manifest only what the plan itself shows. */
  readonly hops: readonly Hop[];
  readonly prerequisites: readonly Prerequisite[];
  /** Everything that is held against the plan, waived or not. */
  readonly findings: readonly ReportFinding[];
  /** What is asked of the service links, which no plan can know. */
  readonly unmeasured: readonly Unmeasured[];
  /** Rules that the deployment sets a mode for. */
  readonly modes: readonly JudgedMode[];
  /** Exceptions for single findings. */
  readonly waivers: readonly JudgedWaiver[];
  /** Errors of Terraform that belong to no prerequisite. */
  readonly errors: readonly string[];
}

/** An error or a warning that Terraform printed. */
export interface PlanDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
}

/** What is known besides the plan. */
export interface Known {
  /**
   * The manifest that was written beside the plan.
   * @default - none: the report lacks what the plan alone does not hold
   */
  readonly manifest?: PlanManifest;
  /** @default - none */
  readonly waivers?: readonly Waiver[];
}

/** Reads a plan into a report. Nothing in it is a secret any more. */
export function reviewPlan(
  name: string,
  plan: PlanJson,
  diagnostics: readonly PlanDiagnostic[] = [],
  { manifest, waivers = [] }: Known = {},
): Report {
  const prerequisites = withMeshChangesWhileDown(plan, prerequisitesOf(plan));
  const balancers = regionalLoadBalancers(plan);
  const all = [
    ...prerequisites,
    ...unjudgedIn(plan, prerequisites),
    ...balancers.prerequisites,
    ...failingOwnChecks(plan),
  ];
  const modes = judgeModes(modesOf(plan), prerequisites);
  const hazards = hazardsIn(plan);
  const found = [
    ...failingPrerequisites(all, manifest),
    ...hazardFindings(hazards, manifest),
    ...fileFindings(manifest),
    ...modeFindings(modes, manifest),
  ];
  const judged = underWaivers(found, waivers, momentOf(plan));
  const findings = judged.findings.flatMap((finding) => underMode(finding, modes));
  const resources = changedResources(plan, manifest);
  const count = (test: (resource: ChangedResource) => boolean) => resources.filter(test).length;
  return new Secrets(plan).hideIn({
    schemaVersion: 2,
    name,
    ...(manifest?.file === undefined ? {} : { file: manifest.file }),
    ...(plan.terraform_version === undefined ? {} : { terraformVersion: plan.terraform_version }),
    ...(plan.timestamp === undefined ? {} : { plannedAt: plan.timestamp }),
    errored: plan.errored ?? false,
    complete: plan.complete ?? true,
    changes: countActions(managedChanges(plan)),
    stateChanges: {
      moved: count(({ movedFrom }) => movedFrom !== undefined),
      forgotten: count(({ action }) => action === "forget"),
    },
    resources,
    drift: driftedResources(plan, manifest),
    outputs: changedOutputs(plan),
    imported: countImported(managedChanges(plan)),
    renames: renamesIn(plan),
    places: summarisePlaces(plan),
    hazards,
    hops: allHops(manifest?.hops ?? [], balancers.hops),
    prerequisites: all,
    findings,
    unmeasured: unmeasuredIn(prerequisites),
    modes,
    waivers: judged.waivers,
    errors: diagnostics
      // A failed precondition is a prerequisite's verdict and has been said.
      .filter(({ severity, summary }) => severity === "error" && summary !== "Resource precondition failed")
      .map(({ summary, detail }) => (detail === "" ? summary : `${summary}: ${detail}`)),
  });
}

/** The moment at which waivers are looked at: that of the plan, or now when it does not say. */
function momentOf({ timestamp }: PlanJson): Date {
  const time = timestamp === undefined ? Number.NaN : Date.parse(timestamp);
  return Number.isNaN(time) ? new Date() : new Date(time);
}

/** One hop for each rule, sorted: the file knows who takes it, the plan all that there is. */
function allHops(ofFile: readonly Hop[], ofPlan: readonly Hop[]): Hop[] {
  const planned = new Map(ofPlan.map((hop) => [hop.rule, hop]));
  const merged = ofFile.map((hop) => ({ ...hop, message: planned.get(hop.rule)?.message ?? hop.message }));
  const rest = ofPlan.filter(({ rule }) => ofFile.every((hop) => hop.rule !== rule));
  return [...merged, ...rest].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
