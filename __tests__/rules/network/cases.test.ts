import { SYNTH_RULES, inspectDeployment } from "../../../rules";
import { NETWORK_CASES } from "../../support/unit/network-cases";
import { premisesSite } from "../../support/unit/network-sites";
import { violationsOf } from "../../support/unit/rule-cases";

const OF_NETWORK = /^OM-N(0[2-5]|1\d)\d$/;

describe("the rules about the network", () => {
  test("each have a case", () => {
    const cases = [...new Set(NETWORK_CASES.map(({ rule }) => rule))];
    expect(cases).toEqual(SYNTH_RULES.map(({ id }) => id).filter((id) => OF_NETWORK.test(id)));
  });

  describe.each(NETWORK_CASES.map((each) => [each.rule, each] as const))("%s", (rule, { red, says, green }) => {
    test("says what is wrong, at its place, and is the only one that does", () => {
      expect(violationsOf(rule, red())).toEqual(says);
      const found = inspectDeployment(red()).filter(({ severity }) => severity !== "note");
      expect([...new Set(found.map((finding) => finding.rule))]).toEqual([rule]);
    });

    test("is content otherwise", () => {
      for (const deployment of [() => premisesSite(), ...green]) expect(violationsOf(rule, deployment())).toEqual([]);
    });
  });
});
