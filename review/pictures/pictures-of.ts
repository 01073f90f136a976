import type { PlanManifest } from "../manifest";
import type { PlanJson } from "../plan-json";
import type { Pictures } from "./picture";

/** A plan to draw, with what its manifest adds where there is one. */
export interface DrawnPlan {
  /** What the report calls the plan. */
  readonly name: string;
  readonly plan: PlanJson;
  readonly manifest: PlanManifest | undefined;
}

/** The pictures of what several plans together make. Nothing is drawn yet. */
export function picturesOf(_plans: readonly DrawnPlan[]): Pictures {
  return {};
}
