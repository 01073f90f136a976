import { RULES, SYNTH_RULES } from "../../../rules";
import { findingsAbove, meshWith, saidBy } from "../../support/mesh-builder";
import { MESH_CASES } from "../../support/mesh-cases";

const MESH_RULES = SYNTH_RULES.filter(({ id }) => id.startsWith("OM-M"));

describe("the cases of the mesh rules", () => {
  test("there is one for every rule, with something that it says and something that it does not mind", () => {
    expect(MESH_CASES.map(({ rule }) => rule)).toEqual(MESH_RULES.map(({ id }) => id));
    for (const { says } of MESH_CASES) expect(says.length).toBeGreaterThan(0);
  });

  test("nothing is wrong with the base mesh", () => {
    expect(findingsAbove(meshWith(), "error", "warning", "note")).toEqual([]);
  });

  describe.each(MESH_CASES.map((each) => [each.rule, each] as const))("%s", (rule, { red, says, also = [], green }) => {
    test("says what is wrong, at its place", () => {
      expect(saidBy(rule, meshWith(red))).toEqual(says);
    });

    test("is the only one that warns of it", () => {
      const { severity } = RULES.find(({ id }) => id === rule)!;
      const rules = findingsAbove(meshWith(red), "error", "warning").map((finding) => finding.slice(0, 7));
      expect([...new Set(rules)].sort()).toEqual([...also, ...(severity === "note" ? [] : [rule])].sort());
    });

    test("is content otherwise", () => {
      for (const change of [() => undefined, ...green]) expect(saidBy(rule, meshWith(change))).toEqual([]);
    });
  });
});
