import { ownChecksHold } from "../rules";
import type { CheckResult, PlanJson } from "./plan-json";
import { messagesOf, namedByRule } from "./prerequisites";
import type { Prerequisite } from "./prerequisites";

/** The conditions of other people that do not hold, sorted by address. Those that hold are not the product's to list. */
export function failingOwnChecks({ checks = [] }: PlanJson): Prerequisite[] {
  return checks
    .filter((check) => namedByRule(check) === undefined && (check.status === "fail" || check.status === "error"))
    .map(failing)
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

function failing(check: CheckResult): Prerequisite {
  const { kind, name, to_display: address } = check.address;
  const { id: rule, title, severity, remedy } = ownChecksHold;
  // Terraform goes on after a check alone.
  const isCheck = kind === "check";
  return {
    ...{ rule, subject: name ?? address, verdict: "fail", title, messages: messagesOf(check), remedy, address },
    severity: isCheck ? severity : "error",
    stage: isCheck ? "check" : "precondition",
  };
}
