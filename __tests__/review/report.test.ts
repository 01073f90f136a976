import { fails, prerequisitesOf, reviewPlan, verdictOf } from "../../review";
import type { Report } from "../../review";
import { change, check, gate, plan } from "../support/unit/plans";

describe("prerequisitesOf", () => {
  test("says of each gate and check which rule it is, about what, and its verdict", () => {
    // GIVEN
    const checks = [
      check("OM-P010_app-mesh", "fail", "AWS ended its support."),
      gate("OM-P002_factory", "fail", "It is PENDING."),
      gate("OM-P001_factory", "pass"),
      gate("OM-P003_factory", "unknown"),
      check("OM-P005_factory", "error"),
    ];
    // WHEN
    const prerequisites = prerequisitesOf(plan({ checks }));
    // THEN
    expect(
      prerequisites.map(({ rule, subject, verdict, severity, stage, messages, address }) => [
        rule,
        subject,
        verdict,
        severity,
        stage,
        messages,
        address,
      ]),
    ).toEqual([
      ["OM-P001", "factory", "pass", "error", "precondition", [], "terraform_data.OM-P001_factory"],
      ["OM-P002", "factory", "fail", "error", "precondition", ["It is PENDING."], "terraform_data.OM-P002_factory"],
      ["OM-P003", "factory", "unknown", "error", "precondition", [], "terraform_data.OM-P003_factory"],
      ["OM-P005", "factory", "fail", "error", "check", [], "check.OM-P005_factory"],
      ["OM-P010", "app-mesh", "fail", "warning", "check", ["AWS ended its support."], "check.OM-P010_app-mesh"],
    ]);
    expect(prerequisites[1]).toMatchObject({
      title: "The Outpost is installed: its lifecycle status is ACTIVE",
      remedy: "Wait until AWS has installed the Outpost, or name one whose `aws outposts get-outpost` says ACTIVE.",
    });
  });

  test("are sorted by rule, then by subject, whatever order the plan has", () => {
    // GIVEN
    const names = ["OM-P002_a", "OM-P001_b", "OM-P001_a"];
    // THEN
    expect(
      prerequisitesOf(plan({ checks: names.map((name) => gate(name, "pass")) })).map(
        ({ rule, subject }) => `${rule}_${subject}`,
      ),
    ).toEqual(["OM-P001_a", "OM-P001_b", "OM-P002_a"]);
  });

  test("are not what other people's checks and resources are", () => {
    // GIVEN
    const foreign = [
      check("certificate", "fail", "No."),
      gate("OM-P001", "fail"),
      gate("mine", "fail"),
      {
        ...gate("OM-P001_x", "fail"),
        address: { kind: "resource", type: "aws_vpc", name: "OM-P001_x", to_display: "x" },
      },
      { ...gate("OM-P001_x", "fail"), address: { kind: "output_value", name: "OM-P001_x", to_display: "x" } },
    ];
    // THEN
    expect(prerequisitesOf(plan({ checks: foreign }))).toEqual([]);
    expect(prerequisitesOf(plan())).toEqual([]);
  });

  test("count, too, when the rule is of a release that this one does not know", () => {
    const [unknown] = prerequisitesOf(plan({ checks: [check("OM-X999_other", "fail", "No.")] }));
    expect(unknown).toMatchObject({ rule: "OM-X999", verdict: "fail", severity: "error", messages: ["No."] });
    expect(unknown?.remedy).toContain("with the release of Outpost Mesh that made it");
  });

  test("may be incomplete in a plan that stopped", () => {
    // GIVEN
    const bare = {
      address: { kind: "check", name: "OM-P005_a", to_display: "check.OM-P005_a" },
      status: "unknown",
    } as const;
    // THEN
    expect(prerequisitesOf(plan({ checks: [bare, { ...bare, instances: [{}, { problems: [{}] }] }] }))).toMatchObject([
      { verdict: "unknown", messages: [] },
      { verdict: "unknown", messages: [] },
    ]);
  });
});

describe("conditions of other people", () => {
  test("are told of when they fail, and never listed when they hold", () => {
    // GIVEN a team's own checks beside a prerequisite
    const checks = [
      gate("OM-P001_factory", "pass"),
      check("z-certificate", "fail", "It ends in 3 days."),
      check("a-budget", "error"),
      check("quota", "pass"),
      check("later", "unknown"),
    ];
    // WHEN
    const report = reviewPlan("orders", plan({ checks }));
    // THEN Terraform's warnings are warnings
    expect(report.findings).toMatchObject([
      { rule: "OM-P091", severity: "warning", subject: "a-budget", address: "check.a-budget" },
      { rule: "OM-P091", severity: "warning", subject: "z-certificate", message: "It ends in 3 days." },
    ]);
    expect(verdictOf(report, "error").sentence).toBe("can be applied, 2 warnings");
    expect(fails(report, "warning")).toBe(true);
  });

  test("block where they have stopped the plan", () => {
    // GIVEN
    const address = { kind: "resource", type: "aws_vpc", name: "main", to_display: "aws_vpc.main" };
    const stopped = { ...gate("x", "fail", "The CIDR is taken."), address };
    // WHEN
    const report = reviewPlan("orders", plan({ checks: [stopped], errored: true }));
    // THEN
    expect(report.findings).toMatchObject([
      { rule: "OM-P091", stage: "precondition", message: "The CIDR is taken.", address: "aws_vpc.main" },
    ]);
    expect(verdictOf(report, "error").sentence).toContain("1 prerequisite fails");
  });
});

describe("reviewPlan", () => {
  test("gathers changes, places, prerequisites and errors", () => {
    // WHEN
    const report = reviewPlan(
      "orders",
      plan({
        errored: true,
        resource_changes: [change("aws_vpc", "main", ["create"])],
        checks: [gate("OM-P001_factory", "pass")],
      }),
      [
        { severity: "error", summary: "Resource precondition failed", detail: "It is PENDING." },
        { severity: "error", summary: "No credentials", detail: "" },
        { severity: "error", summary: "Timeout", detail: "after 30s" },
        { severity: "warning", summary: "Deprecated", detail: "soon" },
      ],
    );
    // THEN
    expect(report).toMatchObject({
      schemaVersion: 2,
      name: "orders",
      errored: true,
      changes: { create: 1, update: 0, replace: 0, delete: 0, none: 0 },
      places: [{ place: "region", total: 1 }],
      prerequisites: [{ rule: "OM-P001", verdict: "pass" }],
      errors: ["No credentials", "Timeout: after 30s"],
    });
  });
});

describe("fails", () => {
  const report = (checks: Parameters<typeof plan>[0], changes: Partial<Report> = {}): Report => ({
    ...reviewPlan("x", plan(checks)),
    ...changes,
  });
  const failingWarning = report({ checks: [check("OM-P010_app-mesh", "fail")] });
  const failingError = report({ checks: [check("OM-P005_factory", "fail")] });

  test.each([
    ["a warning that fails", failingWarning, { error: false, warning: true, note: true }],
    ["an error that fails", failingError, { error: true, warning: true, note: true }],
    [
      "everything passing",
      report({ checks: [gate("OM-P001_a", "pass")] }),
      { error: false, warning: false, note: false },
    ],
    [
      "an unknown verdict",
      report({ checks: [gate("OM-P001_a", "unknown")] }),
      { error: false, warning: false, note: false },
    ],
    ["a plan that stopped", report({ errored: true }), { error: true, warning: true, note: true }],
    ["an error of Terraform", report({}, { errors: ["No."] }), { error: true, warning: true, note: true }],
  ] as const)("%s", (_name, given, thresholds) => {
    expect({
      error: fails(given, "error"),
      warning: fails(given, "warning"),
      note: fails(given, "note"),
    }).toEqual(thresholds);
  });
});
