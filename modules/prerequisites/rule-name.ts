import type { Rule } from "../../rules";
import { logicalId } from "../terraform";

/** Name of a rule's gate or check, which is all that a plan says of it: the rule's id and what it is about. */
export function ruleName(rule: Rule, subject: string): string {
  return `${rule.id}_${logicalId(subject)}`;
}
