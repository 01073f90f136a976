import { reaches } from "../rules";
import type { Hop, Severity } from "../rules";
import { countActions, countForgotten, countImported, managedChanges, summarisePlaces } from "./changes";
import type { ActionCounts, PlaceSummary } from "./changes";
import { hazardsIn } from "./hazards";
import type { Hazard } from "./hazards";
import { withMeshChangesWhileDown } from "./link-down";
import { regionalLoadBalancers } from "./load-balancers";
import type { PlanManifest } from "./manifest";
import { modesOf } from "./modes";
import type { JudgedMode } from "./modes";
import type { PlanJson } from "./plan-json";
import { judgeModes, prerequisitesOf } from "./prerequisites";
import type { Prerequisite } from "./prerequisites";
import { renamesIn } from "./renames";
import type { Rename } from "./renames";
import { unmeasuredIn } from "./unmeasured";
import type { Unmeasured } from "./unmeasured";

/** What a plan says, in the order in which a reviewer asks. */
export interface Report {
  readonly schemaVersion: 1;
  /** The deployment, or what else the plan is called. */
  readonly name: string;
  /** Whether Terraform could not complete the plan. */
  readonly errored: boolean;
  readonly changes: ActionCounts;
  /** Resources that are live already and adopted by import blocks; whatever else happens to them is among the changes. */
  readonly imported: number;
  /** Resources that Terraform forgets and leaves as they are. */
  readonly forgotten: number;
  /** Mesh objects that go and come again under another name. */
  readonly renames: readonly Rename[];
  readonly places: readonly PlaceSummary[];
  /** What the way from the state before to the one after breaks, or what it costs; the worst first. */
  readonly hazards: readonly Hazard[];
  /** What services reach outside the Outpost; empty when nothing but the plan is known. */
  readonly hops: readonly Hop[];
  readonly prerequisites: readonly Prerequisite[];
  /** What is asked of the service links, which no plan can know. */
  readonly unmeasured: readonly Unmeasured[];
  /** Rules that the deployment sets a mode for. */
  readonly modes: readonly JudgedMode[];
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
}

/** Reads a plan into a report. */
export function reviewPlan(
  name: string,
  plan: PlanJson,
  diagnostics: readonly PlanDiagnostic[] = [],
  { manifest }: Known = {},
): Report {
  const changes = managedChanges(plan);
  const prerequisites = withMeshChangesWhileDown(plan, prerequisitesOf(plan));
  const balancers = regionalLoadBalancers(plan);
  return {
    schemaVersion: 1,
    name,
    errored: plan.errored ?? false,
    changes: countActions(changes),
    imported: countImported(changes),
    forgotten: countForgotten(changes),
    renames: renamesIn(plan),
    places: summarisePlaces(plan),
    hazards: hazardsIn(plan),
    hops: [...(manifest?.hops ?? []), ...balancers.hops].sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    prerequisites: [...prerequisites, ...balancers.prerequisites],
    unmeasured: unmeasuredIn(prerequisites),
    modes: judgeModes(modesOf(plan), prerequisites),
    errors: diagnostics
      // A failed precondition is a prerequisite's verdict and has been said.
      .filter(({ severity, summary }) => severity === "error" && summary !== "Resource precondition failed")
      .map(({ summary, detail }) => (detail === "" ? summary : `${summary}: ${detail}`)),
  };
}

/** Whether the report keeps the plan from being applied, at that threshold. A plan that errored never passes. */
export function fails({ errored, errors, prerequisites, hazards }: Report, failOn: Severity): boolean {
  const failing = prerequisites.some(({ verdict, severity }) => verdict === "fail" && reaches(severity, failOn));
  const harming = hazards.some(({ severity }) => reaches(severity, failOn));
  return errored || errors.length > 0 || failing || harming;
}
