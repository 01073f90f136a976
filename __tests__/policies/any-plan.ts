import fc from "fast-check";
import type { CheckResult, PlanJson } from "../../review";
import { change, check, gate, plan } from "../support/unit/plans";

/** Of each severity one. */
export const CASE_RULES: readonly string[] = ["OM-P002", "OM-P010", "OM-P030"];

/** Plans as Terraform may leave them: a gate that fails stops the plan, and each rule is judged once for each subject. */
export const anyPlan: fc.Arbitrary<PlanJson> = fc
  .record({
    checks: fc.uniqueArray(
      fc.record({
        make: fc.constantFrom(gate, check),
        rule: fc.constantFrom(...CASE_RULES, "OM-X999"),
        subject: fc.constantFrom("factory", "depot"),
        status: fc.constantFrom<CheckResult["status"]>("pass", "pass", "fail", "error", "unknown"),
      }),
      { maxLength: 4, selector: ({ rule, subject }) => `${rule} ${subject}` },
    ),
    modes: fc.dictionary(
      fc.constantFrom(...CASE_RULES),
      fc.record({
        mode: fc.constantFrom("enforce", "warn", "off"),
        expires: fc.constantFrom("2027-01-15", "2027-01-16", "soon"),
      }),
    ),
    changes: fc.subarray([
      change("aws_appmesh_mesh", "new", ["create"]),
      change("aws_appmesh_mesh", "gone", ["delete"], null, {}),
      { ...change("aws_appmesh_mesh", "read", ["read"]), mode: "data" as const },
      change("aws_subnet", "rack", ["create"], { outpost_arn: "arn:aws:outposts:eu-central-1:1:outpost/op-1" }),
      change("aws_subnet", "regional", ["create"], { outpost_arn: null }),
    ]),
    stopped: fc.boolean(),
  })
  .map(({ checks, modes, changes, stopped }) => {
    const shut = checks.some(({ make, status }) => make === gate && (status === "fail" || status === "error"));
    return plan({
      timestamp: "2027-01-15T10:00:00Z",
      checks: checks.map(({ make, rule, subject, status }) => make(`${rule}_${subject}`, status, "It is so.")),
      resource_changes: [...changes, change("terraform_data", "rule-modes", ["create"], { input: modes })],
      ...(shut || (stopped && checks.length > 2) ? { errored: true } : {}),
    });
  });
