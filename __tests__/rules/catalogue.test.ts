import { RULES, SYNTH_RULES, findRule } from "../../rules";
import { MESH_CASES } from "../support/mesh-cases";
import { BALANCER_NOTES } from "../support/unit/balancer-cases";
import { CONNECTIVITY_CASES } from "../support/unit/connectivity-cases";
import { EKS_CASES } from "../support/unit/eks-cases";
import { EKS_FILES_CASES } from "../support/unit/eks-files-cases";
import { ENVOY_CASES, ENVOY_NOTES } from "../support/unit/envoy-cases";
import { NETWORK_CASES } from "../support/unit/network-cases";
import { RED_CASES } from "../support/unit/red-cases";
import { findingsOf } from "../support/unit/rule-cases";
import { meshOf, orders, site } from "../support/unit/sites";

describe("the catalogue of rules", () => {
  test("has every rule once, by id", () => {
    // WHEN
    const ids = RULES.map(({ id }) => id);
    // THEN
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids.length).toBeGreaterThanOrEqual(32);
  });

  describe.each(RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
    test("has an id of the quotable form", () => {
      expect(id).toMatch(/^OM-[PNMWKLUGE]\d{3}$/);
    });

    test("says why, what to do and where the fact comes from", () => {
      expect(rule.title).toMatch(/^[A-Z].{10,}[^.]$/);
      expect(rule.source).toMatch(/\S{3}/);
      for (const text of [rule.why, rule.remedy]) expect(text).toMatch(/^([A-Z]|aws_)[^]*\S\.$/);
    });

    test("has a severity and at least one stage", () => {
      expect(["error", "warning", "note"]).toContain(rule.severity);
      expect(rule.stages.length).toBeGreaterThan(0);
      expect(new Set(rule.stages).size).toBe(rule.stages.length);
    });

    test("can be inspected exactly when it is decided at synthesis, and asserted when it is decided by a plan", () => {
      const decidedEarly = "inspect" in rule || "trace" in rule || "judge" in rule;
      expect(decidedEarly).toBe(rule.stages.includes("synth"));
      // What only before and after together show is looked for in the plan.
      if (id.startsWith("OM-U")) expect(["examine" in rule, rule.stages]).toEqual([true, ["review"]]);
      expect("assert" in rule).toBe(rule.stages.some((stage) => stage === "precondition" || stage === "check"));
    });
  });

  test("is searched by id, letter case aside", () => {
    expect(findRule("om-n002")?.id).toBe("OM-N002");
    expect(findRule("OM-X999")).toBeUndefined();
    expect(findRule("")).toBeUndefined();
  });
});

describe("the cases of the rules", () => {
  test("there is one for every rule that is decided at synthesis", () => {
    const cases = [
      ...RED_CASES,
      ...BALANCER_NOTES,
      ...ENVOY_CASES,
      ...ENVOY_NOTES,
      ...MESH_CASES,
      ...CONNECTIVITY_CASES,
      ...EKS_CASES,
      ...EKS_FILES_CASES,
      ...NETWORK_CASES,
    ].map(({ rule }) => rule);
    expect([...new Set(cases)].sort()).toEqual(SYNTH_RULES.map(({ id }) => id));
  });

  test.each([...RED_CASES, ...ENVOY_CASES].map((each) => [each.rule, each] as const))(
    "%s refuses its case with its severity, and no other rule does",
    (rule, { severity, deployment }) => {
      expect(new Set(findingsOf(deployment()).map((finding) => JSON.stringify(finding)))).toEqual(
        new Set([JSON.stringify({ rule, severity })]),
      );
    },
  );

  test("no rule refuses the main example, the smallest site or a mesh alone", () => {
    for (const deployment of [orders(), site(), meshOf({ web: { port: 80 } })]) {
      expect(findingsOf(deployment)).toEqual([]);
    }
  });
});
