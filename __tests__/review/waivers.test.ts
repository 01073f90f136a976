import { FORMATS, fails, reviewPlan, settleShared, verdictOf } from "../../review";
import type { Waiver } from "../../review";
import { check, gate, manifest, plan } from "../support/unit/plans";
import { reviewOf } from "../support/unit/reviews";

const WAIVER: Waiver = {
  rule: "OM-P005",
  address: "check.OM-P005_factory",
  reason: "the subnet moves next week, OPS-7",
  who: "anna@example.org",
  expires: "2026-12-01",
  file: "orders.waivers.yaml",
  line: 2,
};
const failing = plan({ timestamp: "2026-11-25T10:00:00Z", checks: [check("OM-P005_factory", "fail", "No.")] });
const under = (waiver: Partial<Waiver>, given = failing, known = {}) =>
  reviewPlan("orders", given, [], { ...known, waivers: [{ ...WAIVER, ...waiver }] });

describe("a waiver", () => {
  test("keeps its finding from counting, and says who, why and until when in every format", () => {
    // WHEN
    const report = under({});
    // THEN
    expect(fails(report, "note")).toBe(false);
    expect(report.findings).toMatchObject([{ rule: "OM-P005", waiver: { who: "anna@example.org" } }]);
    expect(verdictOf(report, "error")).toMatchObject({ passes: true, waived: 1, sentence: "can be applied" });
    const review = reviewOf(failing, { waivers: [WAIVER] });
    for (const format of ["text", "json", "html", "markdown", "sarif", "junit", "conftest"]) {
      const text = FORMATS[format]!(review, {})
        .replaceAll(/&#64;(&#8288;)?/g, "@")
        .replaceAll(/\s+/g, " ");
      for (const said of ["anna@example.org", "the subnet moves next week, OPS-7", "2026-12-01"])
        expect([format, text.includes(said)]).toEqual([format, true]);
    }
  });

  test.each([
    ["the address", { address: "check.OM-P005_factory" }, true],
    ["a part of the address", { address: "check.OM-P005_*" }, true],
    ["another address", { address: "check.OM-P005_fact" }, false],
    ["the whole path in the file", { address: undefined, path: "network.outposts[0]" }, true],
    ["what is above it", { address: undefined, path: "network" }, true],
    ["a name that only begins alike", { address: undefined, path: "net" }, false],
    ["the construct", { address: undefined, path: "orders/subnets" }, true],
    ["an address and a path that do not belong together", { path: "mesh" }, false],
    ["another rule", { rule: "OM-P006" }, false],
  ])("applies by %s: %j is %s", (_name, waiver, applies) => {
    const thing = { construct: "orders/subnets/x", file: "orders.yaml", path: "network.outposts[0]", line: 3 };
    const known = { manifest: manifest({ things: { "check.OM-P005_factory": thing } }) };
    expect(fails(under(waiver, failing, known), "error")).toBe(!applies);
  });

  test("that is over no longer counts, and is a finding of its own", () => {
    const report = under({ expires: "2026-11-25" });
    expect(fails(report, "error")).toBe(true);
    expect(report.waivers).toMatchObject([{ status: "expired" }]);
    expect(report.findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([
      ["OM-P005", "error", undefined],
      ["OM-G003", "warning", 2],
    ]);
  });

  test("that nothing needs is a finding", () => {
    const report = under({ address: "check.OM-P005_depot" }, plan({ timestamp: "2026-11-25T10:00:00Z" }));
    expect(report.findings).toMatchObject([
      { rule: "OM-G004", source: "waiver", file: "orders.waivers.yaml", line: 2 },
    ]);
    expect([fails(report, "error"), fails(report, "warning")]).toEqual([false, true]);
  });

  test("does not let a plan pass that Terraform could not complete", () => {
    const stopped = plan({ ...failing, errored: true, checks: [gate("OM-P005_factory", "fail", "No.")] });
    expect(fails(under({ address: "*" }, stopped), "error")).toBe(true);
  });

  test("is set otherwise by the mode of the rule about waivers", () => {
    const input = { "OM-G004": { mode: "off", reason: "we keep them on purpose", expires: "2999-01-01" } };
    const record = {
      address: "terraform_data.rule-modes",
      mode: "managed" as const,
      type: "terraform_data",
      name: "rule-modes",
      change: { actions: ["create"], after: { input } },
    };
    expect(under({ rule: "OM-P006" }, plan({ ...failing, resource_changes: [record] })).findings).toHaveLength(1);
  });
});

describe("waivers of several plans", () => {
  test("are unused when no plan needs them, and that is said once", () => {
    // GIVEN
    const clean = plan({ timestamp: failing.timestamp });
    const unused = { ...WAIVER, rule: "OM-P006", line: 9 };
    const reports = [clean, failing, clean].map((each) => reviewPlan("x", each, [], { waivers: [WAIVER, unused] }));
    // WHEN
    const settled = settleShared(reports);
    // THEN
    expect(settled.map(({ findings }) => findings.map(({ rule, line }) => [rule, line]))).toEqual([
      [["OM-G004", 9]],
      [["OM-P005", undefined]],
      [],
    ]);
    expect(settled.map(({ waivers }) => waivers.map(({ line, status }) => [line, status]))).toEqual([
      [[9, "unused"]],
      [[2, "used"]],
      [],
    ]);
  });
});

describe("what the rules found before Terraform ran", () => {
  const finding = {
    rule: "OM-M083",
    title: "t",
    severity: "warning" as const,
    message: "m",
    remedy: "r",
    file: "f",
    path: "p",
  };

  test("counts at its severity", () => {
    const report = reviewPlan("x", plan(), [], { manifest: manifest({ findings: [finding] }) });
    expect([fails(report, "error"), fails(report, "warning")]).toEqual([false, true]);
    expect(verdictOf(report, "error").sentence).toBe("can be applied, 1 warning");
  });
});
