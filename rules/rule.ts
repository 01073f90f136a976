import type { Deployment, MeshModel } from "../deployment";

/** error: cannot work. warning: works, but hurts. note: worth knowing. */
export type Severity = "error" | "warning" | "note";

/** When a rule is decided: at synthesis, by a precondition (blocks the plan), by a check block (warns) or from the plan. */
export type Stage = "synth" | "precondition" | "check" | "review";

/** What must hold, and everything that is said about it. Ids are stable and quotable. */
export interface Rule {
  /** `OM-` and a letter for the area: P prerequisites, N network, M mesh, W workloads. */
  readonly id: string;
  /** What holds when the rule passes. */
  readonly title: string;
  readonly severity: Severity;
  readonly stages: readonly Stage[];
  /** Why it must hold. */
  readonly why: string;
  /** How to satisfy it. */
  readonly remedy: string;
  /** Where the fact comes from. */
  readonly source: string;
}

/** What a rule looks at before any Terraform runs. */
export interface Subject {
  readonly deployment: Deployment;
  /** The deployment's mesh, expanded; undefined when it has none. */
  readonly mesh: MeshModel | undefined;
}

/** One place where a rule does not hold. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A rule that is decided from the deployment alone. */
export interface SynthRule extends Rule {
  inspect(subject: Subject): Iterable<Violation>;
}

/** One assertion for Terraform. Neither expression ever fails: what may be absent is wrapped in `try` or `can`. */
export interface Assertion {
  /** Terraform expression without the template's `${}`. */
  readonly condition: string;
  /** Terraform template. */
  readonly message: string;
}

/** A rule that Terraform decides, at plan or at apply, about one thing of kind `Facts`. */
export interface PlanRule<Facts> extends Rule {
  assert(facts: Facts): Assertion;
}

/** A rule's violation with everything a report says about it. */
export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}
