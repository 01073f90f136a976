import type { ControlPlane, Deployment, MeshModel, RuleSetting } from "../deployment";

/** error: cannot work. warning: works, but hurts. note: worth knowing. */
export type Severity = "error" | "warning" | "note";

/** When a rule is decided: at synthesis, by a precondition (blocks the plan), by a check block (warns) or from the plan. */
export type Stage = "synth" | "precondition" | "check" | "review";

/** What must hold, and everything that is said about it. Ids are stable and quotable. */
export interface Rule {
  /**
   * `OM-` and a letter for the area: P prerequisites, N network, M mesh, E the mesh without App Mesh, W workloads,
   * K EKS, L locality, U updates, G rule modes.
   */
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
  /**
   * Control plane under which the rule is asked.
   * @default - under each
   */
  readonly controlPlane?: ControlPlane;
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

/** Who takes a hop that leaves the Outpost. */
export interface HopTrace {
  readonly path: readonly (string | number)[];
  /** Services, or virtual nodes and gateways that no service stands for; sorted. */
  readonly takers: readonly string[];
  /** What exactly crosses, as a sentence. */
  readonly message: string;
}

/**
 * A rule that describes a hop of a service's path that leaves the Outpost. What it finds is no mistake: it is listed
 * apart from findings, unless the deployment sets the rule to `enforce` or `warn`.
 */
export interface HopRule extends Rule {
  /** What the services reach, in a few words. */
  readonly reaches: string;
  /** When the hop is taken. */
  readonly when: string;
  /** What happens to it while the service link is down. */
  readonly whenDown: string;
  /**
   * Who takes the hop, as far as the deployment says; undefined when nobody does.
   * Absent where only a plan shows it.
   */
  trace?(subject: Subject): HopTrace | undefined;
}

/** A rule's violation with everything a report says about it. */
export interface Finding {
  /** What the deployment set the rule to, when that changed the severity. */
  readonly setting?: RuleSetting;
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}
