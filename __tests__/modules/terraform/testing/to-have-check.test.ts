import { TerraformStack, Testing } from "cdktf";
import { TerraformCheck, named } from "../../../../modules/terraform";
import { matchCheck, setupJest } from "../../../../modules/terraform/testing";
import type { ExpectedCheck } from "../../../../modules/terraform/testing";
import { FakeData } from "../../../support/unit/fakes";

setupJest();

/** A stack with two checks; the second one has a data source of its own. */
function synthesized(): string {
  const stack = new TerraformStack(Testing.app(), "stack");
  new TerraformCheck(stack, "plain", {
    name: "OM-P005_factory",
    assertions: [
      { condition: "fake_thing.a.ok", errorMessage: "A is not." },
      { condition: "fake_thing.b.ok", errorMessage: "B is ${fake_thing.b.state}." },
    ],
  });
  new TerraformCheck(stack, "scoped", {
    name: "OM-P009_factory",
    assertions: [{ condition: "data.fake_facts.facts.ok", errorMessage: "No facts." }],
    scopedData: (scope) => named(new FakeData(scope, "data"), "facts"),
  });
  return Testing.synth(stack);
}

/** What jest says when the expectation does not hold. */
function failureOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the expectation holds");
}

describe("toHaveCheck", () => {
  const stack = synthesized();

  describe("passes", () => {
    const cases: readonly (readonly [string, string | RegExp, ExpectedCheck | undefined])[] = [
      ["by name", "OM-P005_factory", undefined],
      ["by pattern", /^OM-P00\d_/, undefined],
      ["with conditions", "OM-P005_factory", { conditions: ["${fake_thing.b.ok}", /thing\.a/] }],
      ["with messages", "OM-P005_factory", { messages: ["A is not.", /^B is/] }],
      ["with the number of assertions", "OM-P005_factory", { assertions: 2 }],
      ["with a data source", "OM-P009_factory", { scopedData: "fake_facts" }],
      ["without a data source", "OM-P005_factory", { scopedData: null }],
      ["when one of those that match the pattern is as expected", /factory/, { messages: ["No facts."] }],
    ];
    test.each(cases)("%s", (_name, name, expected) => {
      expect(stack).toHaveCheck(name, expected);
    });

    test("with .not when there is no such check", () => {
      expect(stack).not.toHaveCheck("OM-P005");
      expect(stack).not.toHaveCheck("OM-P005_factory", { assertions: 1 });
    });
  });

  describe("fails and says why", () => {
    const cases: readonly (readonly [string, string | RegExp, ExpectedCheck, string])[] = [
      ["no such name", "OM-P005", {}, "no check OM-P005; the stack has: OM-P005_factory, OM-P009_factory."],
      ["no such pattern", /^X/, {}, "no check /^X/; the stack has: OM-P005_factory, OM-P009_factory."],
      [
        "another condition",
        "OM-P009_factory",
        { conditions: ["${x.y}"] },
        "check OM-P009_factory: no condition ${x.y}; there is:\n  ${data.fake_facts.facts.ok}",
      ],
      [
        "another message",
        "OM-P005_factory",
        { messages: [/^C/] },
        "check OM-P005_factory: no message /^C/; there is:\n  A is not.\n  B is ${fake_thing.b.state}.",
      ],
      [
        "another number of assertions",
        "OM-P005_factory",
        { assertions: 3 },
        "check OM-P005_factory: has 2 assertion(s), not 3.",
      ],
      [
        "another data source",
        "OM-P009_factory",
        { scopedData: "aws_vpc" },
        "check OM-P009_factory: its scoped data source is fake_facts, not aws_vpc.",
      ],
      [
        "a data source where none is expected",
        "OM-P009_factory",
        { scopedData: null },
        "check OM-P009_factory: its scoped data source is fake_facts, not none.",
      ],
      [
        "no data source where one is expected",
        "OM-P005_factory",
        { scopedData: "fake_facts" },
        "check OM-P005_factory: its scoped data source is none, not fake_facts.",
      ],
    ];
    test.each(cases)("%s", (_name, name, expected, message) => {
      expect(failureOf(() => expect(stack).toHaveCheck(name, expected))).toBe(message);
    });

    test("every reason at once", () => {
      expect(failureOf(() => expect(stack).toHaveCheck(/factory/, { assertions: 5 }))).toBe(
        "check OM-P005_factory: has 2 assertion(s), not 5.\ncheck OM-P009_factory: has 1 assertion(s), not 5.",
      );
    });

    test("a stack without checks", () => {
      expect(failureOf(() => expect("{}").toHaveCheck("x"))).toBe("no check x; the stack has: none.");
    });

    test("with .not when the check is there", () => {
      expect(failureOf(() => expect(stack).not.toHaveCheck("OM-P005_factory"))).toBe(
        "check OM-P005_factory is as expected.",
      );
    });
  });
});

describe("matchCheck", () => {
  test("serves any test framework: an outcome with a message", () => {
    expect(matchCheck(synthesized(), "OM-P005_factory")).toEqual({
      pass: true,
      message: "check OM-P005_factory is as expected.",
    });
  });
});
