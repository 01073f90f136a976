import type { RuleSettings } from "../../deployment";
import type { Rule, Violation } from "../rule";

/** What a rule about the modes themselves looks at, when every other rule has been decided. */
export interface ModeSubject {
  readonly settings: RuleSettings;
  /** Every rule there is, by id. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Rules whose setting has expired; none when the moment is not known. */
  readonly expired: ReadonlySet<string>;
  /** Rules that are decided without Terraform, are set to `warn` or `off`, and found nothing. */
  readonly unused: ReadonlySet<string>;
}

/** A rule about the modes that a deployment sets. */
export interface ModeRule extends Rule {
  judge(subject: ModeSubject): Iterable<Violation>;
}
