import type { Rule } from "../rule";

/** What Terraform is going to do with a resource. A replacement is one action. */
export type PlannedAction = "create" | "update" | "replace" | "delete" | "none";

/** A value as plan JSON holds it. */
export type Values = Readonly<Record<string, unknown>>;

/** One managed resource of a plan, before and after. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly action: PlannedAction;
  /** Undefined when the resource is new. */
  readonly before?: Values;
  /** Undefined when the resource goes; lacks what is known only after the apply. */
  readonly after?: Values;
}

/** Something that an apply would break, and where. */
export interface Harm {
  /** Address of the resource in the plan. */
  readonly address: string;
  readonly message: string;
}

/** A rule about the way from one state to the next: both may be right and the step between them not work, or hurt. */
export interface UpdateRule extends Rule {
  /** It is about what requests meet, whoever tells Envoys of the mesh: Terraform, App Mesh's controller or nobody. */
  readonly ofRequests?: true;
  examine(changes: readonly PlannedChange[]): Iterable<Harm>;
}
