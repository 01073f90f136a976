import { SYNTH_RULES, inspectDeployment } from "../../../rules";
import { EKS_CASES as CLUSTER_CASES, existing, extended, injected, local } from "../../support/unit/eks-cases";
import { EKS_FILES_CASES } from "../../support/unit/eks-files-cases";
import { findingsOf, violationsOf } from "../../support/unit/rule-cases";

const EKS_CASES = [...CLUSTER_CASES, ...EKS_FILES_CASES];
const OF_EKS = /^OM-K/;

describe("the rules about EKS", () => {
  test("each have a case", () => {
    const cases = [...new Set(EKS_CASES.map(({ rule }) => rule))];
    expect(cases).toEqual(SYNTH_RULES.map(({ id }) => id).filter((id) => OF_EKS.test(id)));
  });

  test("each are content with some deployment that comes near", () => {
    const content = new Set(EKS_CASES.filter(({ green = [] }) => green.length > 0).map(({ rule }) => rule));
    expect(EKS_CASES.map(({ rule }) => rule).filter((rule) => !content.has(rule))).toEqual([]);
  });

  test("have nothing against the smallest site of each form", () => {
    for (const deployment of [extended(), local(), existing(), injected()]) {
      expect(findingsOf(deployment)).toEqual([]);
    }
  });

  describe.each(EKS_CASES.map((each, index) => [`${each.rule}, case ${index + 1}`, each] as const))(
    "%s",
    (_, { rule, red, says, green = [] }) => {
      test("says what is wrong, at its place", () => {
        expect(violationsOf(rule, red())).toEqual(says);
        const { severity } = SYNTH_RULES.find(({ id }) => id === rule)!;
        expect(inspectDeployment(red())).toContainEqual(expect.objectContaining({ rule, severity }));
      });

      test("is the only rule that refuses it", () => {
        const others = inspectDeployment(red()).filter((one) => one.severity === "error" && one.rule !== rule);
        expect(others.map(({ message }) => message)).toEqual([]);
      });

      test("is content otherwise", () => {
        for (const deployment of green) expect(violationsOf(rule, deployment())).toEqual([]);
      });
    },
  );
});
