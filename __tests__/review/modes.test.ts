import { fails, modesOf, prerequisitesOf, renderText, reviewPlan } from "../../review";
import type { PlanJson } from "../../review";
import { change, check, gate, plan } from "../support/unit/plans";

const REASON = "agreed with the site, OPS-1234";

/** A plan that records modes, made on a day. */
function recorded(input: unknown, parts: Partial<PlanJson> = {}, timestamp = "2026-12-01T10:00:00Z"): PlanJson {
  return plan({
    timestamp,
    resource_changes: [change("terraform_data", "rule-modes", ["create"], { input })],
    ...parts,
  });
}
const rows = (given: PlanJson) =>
  prerequisitesOf(given).map(({ rule, verdict, severity, stage }) => [rule, verdict, severity, stage].join(" "));

const WARN = { "OM-P006": { mode: "warn", reason: REASON, expires: "2027-01-31" } };
const OFF = { "OM-P006": { mode: "off", reason: REASON, expires: "2027-01-31" } };
const TWINS = { checks: [gate("OM-P006_a", "pass"), check("OM-P006_a", "fail", "No.")] };
const LATER = "2027-01-31T00:00:00Z";

describe("prerequisites under modes", () => {
  test("warn: of gate and check, the check counts, as a warning", () => {
    expect(rows(recorded(WARN, TWINS))).toEqual(["OM-P006 fail warning check"]);
  });

  test("warn that is over: the gate counts, as it did", () => {
    const checks = [gate("OM-P006_a", "fail", "No."), check("OM-P006_a", "fail", "No.")];
    expect(rows(recorded(WARN, { checks }, LATER))).toEqual(["OM-P006 fail error precondition"]);
  });

  test("off: a gate that is open is waived, and not passed", () => {
    expect(rows(recorded(OFF, { checks: [gate("OM-P006_a", "pass")] }))).toEqual(["OM-P006 waived error precondition"]);
    expect(rows(recorded(OFF, { checks: [gate("OM-P006_a", "pass")] }, LATER))).toEqual([
      "OM-P006 pass error precondition",
    ]);
  });

  test("enforce: a failing gate is an error, whatever the rule's own severity", () => {
    const checks = [gate("OM-P010_app-mesh", "fail", "It ended.")];
    expect(rows(recorded({ "OM-P010": { mode: "enforce" } }, { checks }))).toEqual(["OM-P010 fail error precondition"]);
  });

  test("the gate of a rule that is decided before Terraform runs is waived until it shuts", () => {
    const input = { "OM-M006": { mode: "warn", reason: REASON, expires: "2027-01-31" } };
    expect(rows(recorded(input, { checks: [gate("OM-M006_waiver", "pass")] }))).toEqual([
      "OM-M006 waived warning precondition",
    ]);
    expect(rows(recorded(input, { checks: [gate("OM-M006_waiver", "fail", "Over.")] }, LATER))).toEqual([
      "OM-M006 fail error precondition",
    ]);
  });

  test("a waived rule does not keep a plan from being applied; one that warns does at --fail-on warning", () => {
    const waived = reviewPlan("a", recorded(OFF, { checks: [gate("OM-P006_a", "pass")] }));
    expect([fails(waived, "error"), fails(waived, "note")]).toEqual([false, false]);
    const warned = reviewPlan("a", recorded(WARN, TWINS));
    expect([fails(warned, "error"), fails(warned, "warning")]).toEqual([false, true]);
  });
});

describe("the record of modes in a plan", () => {
  test("is read with what was over when the plan was made", () => {
    expect(modesOf(recorded({ ...OFF, "OM-P002": { mode: "enforce" } }))).toEqual([
      { rule: "OM-P002", mode: "enforce", over: false },
      { rule: "OM-P006", mode: "off", reason: REASON, expires: "2027-01-31", over: false },
    ]);
    expect(modesOf(recorded(OFF, {}, LATER))).toMatchObject([{ over: true }]);
  });

  test.each([null, "x", [], { "OM-P006": null }, { "OM-P006": { mode: "sometimes" } }])(
    "that holds %j, which nobody here wrote, says nothing",
    (input) => {
      expect(modesOf(recorded(input))).toEqual([]);
    },
  );

  test("is absent from most plans", () => {
    expect(modesOf(plan())).toEqual([]);
  });

  test("is shown with reason and day, for whoever has only the plan", () => {
    // WHEN
    const text = renderText(reviewPlan("a", recorded(OFF, { checks: [gate("OM-P006_a", "pass")] })), {
      failOn: "error",
    });
    // THEN
    expect(text).toContain(
      [
        "  waived   OM-P006  a  The Outpost is slotted for every instance type that is",
        "                       asked for",
        "",
        "Rules that the deployment sets otherwise:",
        "  OM-P006  off until 2027-01-31: agreed with the site, OPS-1234 (The Outpost is",
        "           slotted for every instance type that is asked for)",
        "",
      ].join("\n"),
    );
  });

  test.each([
    ["warn, and the rule holds", WARN, [gate("OM-P006_a", "pass"), check("OM-P006_a", "pass")], "the rule holds"],
    ["warn, and it does not", WARN, TWINS.checks, undefined],
    ["off: nobody can tell", OFF, [gate("OM-P006_a", "pass")], undefined],
    ["off, and nothing to say it of", OFF, [], "the plan has nothing that the rule is about"],
  ] as const)("says whether it is needed: %s", (_name, input, checks, unneeded) => {
    const [mode] = reviewPlan("a", recorded(input, { checks })).modes;
    expect(mode!.unneeded).toBe(unneeded);
  });

  test("says what is not needed", () => {
    const checks = [gate("OM-P006_a", "pass"), check("OM-P006_a", "pass")];
    expect(renderText(reviewPlan("a", recorded(WARN, { checks })), { failOn: "error" })).toContain(
      "  OM-P006  warn until 2027-01-31, not needed (the rule holds): agreed",
    );
  });

  test("says what is over", () => {
    expect(renderText(reviewPlan("a", recorded(OFF, {}, LATER)), { failOn: "error" })).toContain(
      "  OM-P006  off until 2027-01-31, which is over: agreed",
    );
  });
});
