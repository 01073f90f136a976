import { RULES, SYNTH_RULES, inspectDeployment } from "../../../rules";
import { CONNECTIVITY_CASES, watchedMesh, watchedSite } from "../../support/unit/connectivity-cases";
import { violationsOf } from "../../support/unit/rule-cases";

const OF_CONNECTIVITY = /^OM-P0[236]\d$/;

/** What the rules about connectivity find. */
const foundIn = (deployment: Parameters<typeof inspectDeployment>[0]): string[] => [
  ...new Set(
    inspectDeployment(deployment)
      .map(({ rule }) => rule)
      .filter((rule) => OF_CONNECTIVITY.test(rule)),
  ),
];

describe("the rules about connectivity", () => {
  test("each have a case", () => {
    const cases = [...new Set(CONNECTIVITY_CASES.map(({ rule }) => rule))];
    expect(cases).toEqual(SYNTH_RULES.map(({ id }) => id).filter((id) => OF_CONNECTIVITY.test(id)));
  });

  test("have nothing against a site that is watched, nor against a mesh that reads what others keep", () => {
    expect(foundIn(watchedSite())).toEqual([]);
    expect(foundIn(watchedMesh())).toEqual([]);
  });

  test("that no plan can decide say so", () => {
    for (const id of ["OM-P033", "OM-P034", "OM-P035", "OM-P036", "OM-P037"]) {
      expect(RULES.find((rule) => rule.id === id)?.why).toMatch(/Terraform cannot measure/);
    }
  });

  describe.each(CONNECTIVITY_CASES.map((each) => [each.rule, each] as const))("%s", (rule, { red, says, green }) => {
    test("says what is wrong, at its place, and is the only one that does", () => {
      expect(violationsOf(rule, red())).toEqual(says);
      expect(foundIn(red())).toEqual([rule]);
    });

    test("is content otherwise", () => {
      for (const deployment of [() => watchedSite(), ...green]) expect(violationsOf(rule, deployment())).toEqual([]);
    });
  });
});
