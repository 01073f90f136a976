import { Fn, Op, TerraformStack, Testing } from "cdktf";
import type { App, TerraformDataSource } from "cdktf";
import { Construct } from "constructs";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformCheck, named, reference } from "../../../modules/terraform";
import type { TerraformCheckAssertion } from "../../../modules/terraform";
import { FakeData, FakeResource } from "../../support/unit/fakes";
import { inTemporaryFolder } from "../../support/unit/project";

interface Check {
  readonly assert: readonly { readonly condition: string; readonly error_message: string }[];
  readonly data?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface Stack {
  readonly check?: Readonly<Record<string, Check>>;
  readonly data?: unknown;
}

const inStack = () => new TerraformStack(Testing.app(), "stack");
const synth = (stack: TerraformStack) => JSON.parse(Testing.synth(stack)) as Stack;
const ok: TerraformCheckAssertion = { condition: "fake_thing.a.ok", errorMessage: "It is not." };

/** The stack's check with one assertion, as Terraform sees its condition. */
function conditionOf(make: (stack: TerraformStack, thing: FakeResource) => unknown): string {
  const stack = inStack();
  const thing = named(new FakeResource(stack, "thing"), "main");
  new TerraformCheck(stack, "check", {
    name: "it",
    assertions: [{ condition: make(stack, thing), errorMessage: "No." }],
  });
  return synth(stack).check!["it"]!.assert[0]!.condition;
}

/** What CDKTF says when it synthesises a check. */
function complaintsAbout(make: (stack: TerraformStack) => void): string {
  const stack = inStack();
  make(stack);
  try {
    Testing.synth(stack, true);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("TerraformCheck", () => {
  describe("its name", () => {
    test("is the given one", () => {
      // GIVEN
      const stack = inStack();
      // WHEN
      const check = new TerraformCheck(stack, "check", { name: "OM-P005_factory", assertions: [ok] });
      // THEN
      expect(check.friendlyUniqueId).toBe("OM-P005_factory");
      expect(Object.keys(synth(stack).check!)).toEqual(["OM-P005_factory"]);
    });

    test("comes from the construct path when none is given, as for every other element", () => {
      // GIVEN
      const stack = inStack();
      const scope = new Construct(stack, "network");
      // WHEN
      new TerraformCheck(scope, "dns", { assertions: [ok] });
      // THEN
      expect(Object.keys(synth(stack).check!)).toEqual([expect.stringMatching(/^network_dns_[0-9A-F]{8}$/)]);
    });

    test.each(["1st", "with space", "dot.ted", "-x", "ä"])("may not be %j", (name) => {
      expect(
        complaintsAbout((stack) => {
          new TerraformCheck(stack, "check", { assertions: [ok] }).overrideLogicalId(name);
        }),
      ).toMatch(/check name ".*" is not allowed: letters, digits, "_" and "-", a letter or "_" first\./);
    });

    test("may be the same in two stacks", () => {
      inTemporaryFolder((outdir) => {
        // GIVEN
        const app: App = Testing.app({ outdir });
        for (const id of ["one", "two"]) {
          new TerraformCheck(new TerraformStack(app, id), "check", { name: "same", assertions: [ok] });
        }
        // THEN
        expect(() => app.synth()).not.toThrow();
      });
    });

    test("may not be given twice in one stack: validation names both places", () => {
      expect(
        complaintsAbout((stack) => {
          new TerraformCheck(new Construct(stack, "a"), "check", { name: "same", assertions: [ok] });
          new TerraformCheck(new Construct(stack, "b"), "check", { name: "same", assertions: [ok] });
        }),
      ).toMatch(/check "same" exists twice, at stack\/a\/check and stack\/b\/check: give one of them another name\./);
    });

    test("may not be given twice in one stack: synthesis without validation refuses it, too", () => {
      // GIVEN
      const stack = inStack();
      new TerraformCheck(stack, "a", { name: "same", assertions: [ok] });
      new TerraformCheck(stack, "b", { name: "same", assertions: [ok] });
      // THEN
      expect(() => Testing.synth(stack)).toThrow(/check "same" exists twice, at stack\/a and stack\/b/);
    });
  });

  describe("its assertions", () => {
    test("are written in the order in which they were given and added", () => {
      // GIVEN
      const stack = inStack();
      // WHEN
      const check = new TerraformCheck(stack, "check", { name: "it", assertions: [ok] });
      const returned = check.addAssertion({
        condition: "fake_thing.a.fine",
        errorMessage: "Now: ${fake_thing.a.state}.",
      });
      // THEN
      expect(returned).toBe(check);
      expect(synth(stack).check!["it"]!.assert).toEqual([
        { condition: "${fake_thing.a.ok}", error_message: "It is not." },
        { condition: "${fake_thing.a.fine}", error_message: "Now: ${fake_thing.a.state}." },
      ]);
    });

    test("are needed", () => {
      expect(complaintsAbout((stack) => void new TerraformCheck(stack, "check", { name: "it" }))).toMatch(
        /check "it" has no assertion: Terraform needs at least one\./,
      );
    });
  });

  describe("a condition", () => {
    test("may be plain text", () => {
      expect(conditionOf(() => "length(fake_thing.main.list) > 0")).toBe("${length(fake_thing.main.list) > 0}");
    });

    test("may be a template", () => {
      expect(conditionOf(() => "${fake_thing.main.ok}")).toBe("${fake_thing.main.ok}");
    });

    test("may be a token", () => {
      expect(conditionOf((_stack, thing) => thing.getBooleanAttribute("ok"))).toBe("${fake_thing.main.ok}");
      expect(conditionOf((_stack, thing) => thing.getStringAttribute("state"))).toBe("${fake_thing.main.state}");
    });

    test("may be a function or an operator of CDKTF", () => {
      expect(conditionOf((_stack, thing) => Fn.contains(["a", "b"], thing.getStringAttribute("state")))).toBe(
        '${contains(["a", "b"], fake_thing.main.state)}',
      );
      expect(conditionOf((_stack, thing) => Op.eq(thing.getStringAttribute("state"), "on"))).toBe(
        '${(fake_thing.main.state == "on")}',
      );
    });

    test("may refer to several elements", () => {
      expect(
        conditionOf((stack, thing) => {
          const other = named(new FakeData(stack, "other"), "other");
          return `${reference(thing, "zone")} == ${reference(other, "zone")}`;
        }),
      ).toBe("${fake_thing.main.zone} == ${data.fake_facts.other.zone}");
    });

    test.each([
      ["true", "true"],
      ["a comparison of constants", "1 < 2"],
      ["dots inside of text alone", '"a.b" == "a.b"'],
      ["a function of constants", 'contains(["a"], "a")'],
    ])("may not be constant: %s", (_name, condition) => {
      expect(
        complaintsAbout(
          (stack) => void new TerraformCheck(stack, "c", { name: "it", assertions: [{ ...ok, condition }] }),
        ),
      ).toMatch(/check "it", assertion 1: the condition ".*" refers to no object: Terraform refuses it at init\./);
    });

    test("may not be a value of TypeScript", () => {
      const complaintsAboutValue = (condition: unknown) =>
        complaintsAbout(
          (stack) => void new TerraformCheck(stack, "c", { name: "it", assertions: [ok, { ...ok, condition }] }),
        );
      expect(complaintsAboutValue(true)).toMatch(/assertion 2: the condition is the constant true/);
      expect(complaintsAboutValue(3)).toMatch(/assertion 2: the condition is 3, not an expression\./);
    });

    test("may not fall into the trap of operators with an empty right side", () => {
      for (const empty of [0, "", false]) {
        expect(
          complaintsAbout((stack) => {
            const thing = named(new FakeResource(stack, "thing"), "main");
            const condition = Op.neq(thing.getStringAttribute("state"), empty);
            new TerraformCheck(stack, "c", { name: "it", assertions: [{ ...ok, condition }] });
          }),
        ).toMatch(/holds the word "undefined": cdktf writes it for 0, "" and false on the right of an operator/);
      }
    });

    test("may speak of undefined in quoted text, and of names that hold the word", () => {
      expect(conditionOf(() => 'fake_thing.main.state != "undefined"')).toBe('${fake_thing.main.state != "undefined"}');
      expect(conditionOf(() => "fake_thing.main.undefined_count < 1")).toBe("${fake_thing.main.undefined_count < 1}");
    });
  });

  describe("in an app of two stacks", () => {
    test("a token of one stack in a check of the other becomes an output and a remote state", () => {
      inTemporaryFolder((outdir) => {
        // GIVEN
        const app = Testing.app({ outdir });
        const [one, two] = [new TerraformStack(app, "one"), new TerraformStack(app, "two")];
        const thing = named(new FakeResource(one, "thing"), "main");
        // WHEN
        new TerraformCheck(two, "check", {
          name: "it",
          assertions: [{ condition: Op.eq(thing.getStringAttribute("state"), "on"), errorMessage: "Off." }],
        });
        app.synth();
        // THEN
        const read = (stack: string) =>
          JSON.parse(readFileSync(join(outdir, "stacks", stack, "cdk.tf.json"), "utf8")) as Stack & {
            output?: unknown;
          };
        const output = "cross-stack-output-fake_thingmainstate";
        expect(read("one").output).toMatchObject({ [output]: { value: "${fake_thing.main.state}" } });
        expect(read("two").check!["it"]!.assert[0]!.condition).toMatch(
          new RegExp(`^\\$\\{\\(data\\.terraform_remote_state\\.\\S+\\.outputs\\.${output} == "on"\\)\\}$`),
        );
      });
    });
  });

  describe("its data source", () => {
    test("stands inside the check and nowhere else", () => {
      // GIVEN
      const stack = inStack();
      const check = new TerraformCheck(stack, "check", { name: "it" });
      // WHEN
      const data = check.addScopedData((scope) => named(new FakeData(scope, "data", { filter: "x" }), "facts"));
      check.addAssertion({ condition: `${reference(data, "ok")}`, errorMessage: "No." });
      // THEN
      expect(synth(stack)).toMatchObject({
        check: {
          it: {
            data: { fake_facts: { facts: { filter: "x" } } },
            assert: [{ condition: "${data.fake_facts.facts.ok}" }],
          },
        },
      });
      expect(synth(stack)).not.toHaveProperty("data");
    });

    test("may be given at once", () => {
      // GIVEN
      const stack = inStack();
      // WHEN
      new TerraformCheck(stack, "check", {
        name: "it",
        assertions: [{ condition: "data.fake_facts.facts.ok", errorMessage: "No." }],
        scopedData: (scope) => named(new FakeData(scope, "data"), "facts"),
      });
      // THEN
      expect(synth(stack).check!["it"]!.data).toEqual({ fake_facts: { facts: {} } });
    });

    test("is the only one that Terraform allows", () => {
      // GIVEN
      const check = new TerraformCheck(inStack(), "check", { scopedData: (scope) => new FakeData(scope, "first") });
      // THEN
      expect(() => check.addScopedData((scope) => new FakeData(scope, "second"))).toThrow(
        'check "stack/check" has a scoped data source already (stack/check/first); Terraform allows one.',
      );
    });

    test("is a data source", () => {
      // GIVEN
      const check = new TerraformCheck(inStack(), "check");
      // THEN
      expect(() =>
        check.addScopedData((scope) => new FakeResource(scope, "thing") as unknown as TerraformDataSource),
      ).toThrow(new TypeError('check "stack/check": scopedData must return a data source.'));
    });
  });

  test("is refused as HCL, which would leave it out", () => {
    // GIVEN
    const stack = inStack();
    new TerraformCheck(stack, "check", { name: "it", assertions: [ok] });
    // THEN
    expect(() => Testing.synthHcl(stack)).toThrow(
      /check "it" \(stack\/check\) cannot be written as HCL: .* Synthesise JSON, which Terraform reads as well\./,
    );
  });

  test("is known for what it is", () => {
    // GIVEN
    const stack = inStack();
    // THEN
    expect(TerraformCheck.isTerraformCheck(new TerraformCheck(stack, "check"))).toBe(true);
    for (const other of [new FakeData(stack, "data"), undefined, null, "check", {}]) {
      expect(TerraformCheck.isTerraformCheck(other)).toBe(false);
    }
  });
});
