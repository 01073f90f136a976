import { TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { logicalId, named } from "../../../modules/terraform";
import { FakeResource } from "../../support/unit/fakes";

describe("logicalId", () => {
  test.each([
    [["main"], "main"],
    [["factory-containers"], "factory-containers"],
    [["orders", "route"], "orders--route"],
    [["web.orders.internal"], "web__orders__internal"],
    [["a_b", "c.d"], "a_b--c__d"],
  ])("plain parts stay readable: %j is %s", (parts, id) => {
    expect(logicalId(...parts)).toBe(id);
  });

  test.each([
    [["a--b"], ["a", "b"]],
    [["a__b"], ["a.b"]],
    [
      ["a", "b--c"],
      ["a--b", "c"],
    ],
    [
      ["a-", "b"],
      ["a", "-b"],
    ],
    [["a_.b"], ["a._b"]],
    [["a b"], ["a_b"]],
    [["10.0.0.0/8"], ["10.0.0.0_8"]],
    [["é"], ["è"]],
    [["Web"], ["web"]],
    [["a", ""], ["a"]],
    [
      ["", "a"],
      ["a", ""],
    ],
  ])("%j and %j are told apart", (left, right) => {
    expect(logicalId(...left)).not.toBe(logicalId(...right));
  });

  test("is the same on every run: addresses of an applied state depend on it", () => {
    expect(logicalId("client 10.200.0.0/16", "desk")).toBe("client_10__200__0__0_16--desk----35c8a159");
  });

  const part = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "-", "_", ".", "1"), maxLength: 6 }),
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.string({ maxLength: 300 }),
  );
  const parts = fc.array(part, { minLength: 1, maxLength: 4 });

  test("is an identifier that Terraform takes, of bounded length", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const id = logicalId(...given);
        expect(id).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
        expect(id.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });

  test("differs for different parts", () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(logicalId(...a) === logicalId(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 500 },
    );
  });

  test("differs for all short combinations of the characters that it rewrites", () => {
    // GIVEN
    const pieces = ["a", "-", "_", ".", "|"];
    let texts = [""];
    for (let length = 0; length < 5; length++) texts = ["", ...texts.flatMap((text) => pieces.map((p) => text + p))];
    const given = [...new Set(texts)];
    // WHEN
    const ids = given.map((text) => logicalId(...text.split("|")));
    // THEN
    expect(new Set(ids).size).toBe(given.length);
    expect(given.length).toBeGreaterThan(3000);
  });
});

describe("named", () => {
  test("gives the element its address and returns it", () => {
    // GIVEN
    const stack = new TerraformStack(Testing.app(), "stack");
    // WHEN
    const resource = named(new FakeResource(stack, "deep"), "a", "b.c");
    // THEN
    expect(resource.friendlyUniqueId).toBe("a--b__c");
    expect(JSON.parse(Testing.synth(stack))).toMatchObject({ resource: { fake_thing: { "a--b__c": {} } } });
  });
});
