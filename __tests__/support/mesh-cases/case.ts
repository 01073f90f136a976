import type { Change } from "../mesh-builder";

/** What one rule says about a changed base mesh, and changes that it has nothing to say about. */
export interface RuleCase {
  readonly rule: string;
  readonly red: Change;
  /** `path: message`, one line each. */
  readonly says: readonly string[];
  /** Other rules that find something to warn of in the red case, too. */
  readonly also?: readonly string[];
  /** Changes after which the rule is content; the unchanged base mesh always is one. */
  readonly green: readonly Change[];
}
