import type { Severity } from "../rules";
import type { DrawnMesh, Pictures } from "./pictures";
import type { Report } from "./report";

/** One or several plans, reviewed together: what every format is made of. */
export interface Review {
  readonly plans: readonly ReviewedPlan[];
  /** Severity from which a finding keeps a plan from being applied. */
  readonly failOn: Severity;
  /** Address of the folder in which `rules.md` is published. @default - links stay relative to the package */
  readonly docsUrl?: string;
}

/** A report with the pictures of its plan. */
export interface ReviewedPlan {
  readonly report: Report;
  readonly pictures: Pictures;
  /** What the plan makes of meshes, by name. */
  readonly meshes: readonly DrawnMesh[];
}

/** Where a rule is described: a full address where one is known, otherwise a path in the package. */
export function ruleLink(rule: string, docsUrl: string | undefined): string {
  const page = `rules.md#${rule.toLowerCase()}`;
  return docsUrl === undefined ? `docs/${page}` : `${docsUrl.replace(/\/+$/, "")}/${page}`;
}
