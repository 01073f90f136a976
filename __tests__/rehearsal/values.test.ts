import fc from "fast-check";
import type { BlockSchema, NestedBlockSchema, TerraformType } from "../../rehearsal/schema";
import type { ObjectValue, Value } from "../../rehearsal/provider";
import {
  Applier,
  decodeValue,
  encodeValue,
  isList,
  isObject,
  isWhollyKnown,
  parseLosslessJson,
  planChange,
  sameValue,
  stateFromJson,
  Unknown,
  UNKNOWN,
} from "../../rehearsal/provider";
import { loadScenario } from "../../rehearsal";

const scenario = loadScenario("scenarios/healthy.yaml");
const configuration = { region: "eu-central-1", defaultTags: {} };
const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/).filter((each) => each !== "tags_all" && each !== "region");

const anyValue = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }),
    fc.double({ noNaN: true }),
    fc.string({ unit: "binary" }),
    fc.constant(UNKNOWN),
    fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => new Unknown(12, bytes)),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc.string().filter((key) => key !== "__proto__"),
      tie("value"),
      { maxKeys: 4 },
    ),
  ),
})).value;

const anyType = fc.letrec<{ type: TerraformType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<TerraformType>("string", "number", "bool"),
    fc.tuple(fc.constantFrom("list" as const, "set" as const, "map" as const), tie("type")),
    fc.tuple(fc.constant("object" as const), fc.dictionary(name, tie("type"), { maxKeys: 3 })),
  ),
})).type;

const anyBlock = fc.letrec<{ block: BlockSchema }>((tie) => ({
  block: fc
    .record({
      attributes: fc.dictionary(
        name,
        fc.tuple(anyType, fc.constantFrom("required", "optional", "computed", "both")).map(([type, flag]) => ({
          type,
          ...(flag === "required" ? { required: true as const } : {}),
          ...(flag === "optional" || flag === "both" ? { optional: true as const } : {}),
          ...(flag === "computed" || flag === "both" ? { computed: true as const } : {}),
        })),
        { maxKeys: 5 },
      ),
      blocks: fc.oneof(
        { maxDepth: 2 },
        fc.constant({} as Record<string, NestedBlockSchema>),
        fc.dictionary(
          name,
          fc.record({
            nesting: fc.constantFrom("single" as const, "list" as const, "set" as const),
            block: tie("block"),
          }),
          { maxKeys: 2 },
        ),
      ),
    })
    // A name is either an attribute or a block.
    .map(({ attributes, blocks }) => ({
      attributes,
      blocks: Object.fromEntries(Object.entries(blocks).filter(([each]) => !(each in attributes))),
    })),
})).block;

/** A configuration that a block's schema admits, as Terraform proposes it: computed attributes may be absent. */
function configFor(block: BlockSchema): fc.Arbitrary<ObjectValue> {
  const attributes = Object.entries(block.attributes).map(([key, each]): [string, fc.Arbitrary<Value>] => [
    key,
    each.required ? valueFor(each.type) : each.optional ? fc.option(valueFor(each.type)) : fc.constant(null),
  ]);
  const blocks = Object.entries(block.blocks).map(([key, each]): [string, fc.Arbitrary<Value>] => [
    key,
    each.nesting === "single" ? fc.option(configFor(each.block)) : fc.array(configFor(each.block), { maxLength: 2 }),
  ]);
  return fc.record(Object.fromEntries([...attributes, ...blocks]));
}

function valueFor(type: TerraformType): fc.Arbitrary<Value> {
  if (type === "string") return fc.string();
  if (type === "number") return fc.oneof(fc.integer(), fc.bigInt({ min: 2n ** 60n, max: 2n ** 64n - 1n }));
  if (type === "bool") return fc.boolean();
  if (typeof type === "string") return fc.constant(null);
  if (type[0] === "object") {
    return fc.record(Object.fromEntries(Object.entries(type[1]).map(([key, inner]) => [key, valueFor(inner)])));
  }
  if (type[0] === "tuple") return fc.tuple(...type[1].map(valueFor));
  const inner = valueFor(type[1]);
  return type[0] === "map" ? fc.dictionary(name, inner, { maxKeys: 2 }) : fc.array(inner, { maxLength: 2 });
}

const blockAndConfig = anyBlock.chain((block) => configFor(block).map((config) => ({ block, config })));

describe("values on the wire", () => {
  test("come back as they went, unknowns with their refinements too", () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const back = decodeValue(encodeValue(value));
        expect(sameValue(back, value)).toBe(true);
        expect(encodeValue(back).equals(encodeValue(value))).toBe(true);
      }),
    );
  });

  test("keep whole numbers that JavaScript would round", () => {
    expect(decodeValue(encodeValue(9007199254740993n))).toBe(9007199254740993n);
  });

  test("a plain unknown is the one that Terraform writes", () => {
    expect([...encodeValue(UNKNOWN)]).toEqual([0xd4, 0, 0]);
    expect(decodeValue(Buffer.from([0xc7, 2, 12, 0x81, 1]))).toEqual(new Unknown(12, Uint8Array.from([0x81, 1])));
    // Any other extension is unknown too, and goes out as a plain one.
    expect([...encodeValue(decodeValue(Buffer.from([0xd4, 7, 1])))]).toEqual([0xd4, 0, 0]);
    expect(decodeValue(Buffer.from([0xd6, 0xff, 0, 0, 0, 1]))).toBeInstanceOf(Unknown);
  });

  test("a value is not the same as one that differs anywhere", () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        if (encodeValue(a).equals(encodeValue(b))) return;
        // Minus zero and zero are one number in two forms, as are 1 and 1n.
        fc.pre(isWhollyKnown(a) && isWhollyKnown(b) && text(a) !== text(b));
        expect(sameValue(a, b)).toBe(false);
      }),
    );
  });
});

function text(value: Value): string {
  if (isList(value)) return `[${value.map(text).join()}]`;
  if (!isObject(value)) return `${typeof value === "string" ? JSON.stringify(value) : String(value)}`;
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${text(value[key]!)}`)
    .join()}}`;
}

describe("state files", () => {
  test.each([
    ["9007199254740993", 9007199254740993n],
    ["18446744073709551615", 18446744073709551615n],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
    ["0.1000000000000000000000001", "0.1000000000000000000000001"],
    ["-12", -12],
    ["1.5", 1.5],
    ['"12345678901234567890"', "12345678901234567890"],
  ])("keep %s", (json, value) => {
    expect(parseLosslessJson(`{"a":[${json}]}`)).toEqual({ a: [value] });
  });

  test("give back the value that Terraform wrote", () => {
    fc.assert(
      fc.property(blockAndConfig, ({ block, config }) => {
        const json = JSON.stringify(config, (_, each: unknown) => (typeof each === "bigint" ? `#${each}#` : each));
        const state = stateFromJson(block, json.replace(/"#(\d+)#"/g, "$1"));
        expect(sameValue(state, config)).toBe(true);
      }),
    );
  });

  test("lose attributes that the provider no longer has, and gain new ones as null", () => {
    const block: BlockSchema = { attributes: { id: { type: "string" }, fresh: { type: "number" } }, blocks: {} };
    expect(stateFromJson(block, '{"id":"x","gone":1}')).toEqual({ id: "x", fresh: null });
  });
});

describe("planning by schema", () => {
  const plan = (block: BlockSchema, prior: Value, proposed: Value) =>
    planChange({ type: "aws_any", block, configuration, prior, proposed });

  test("keeps every given argument and leaves nothing computed empty", () => {
    fc.assert(
      fc.property(blockAndConfig, ({ block, config }) => {
        check(block, config, plan(block, null, config).planned as ObjectValue);
      }),
    );
  });

  test("apply leaves nothing unknown, and the next plan changes nothing", () => {
    fc.assert(
      fc.property(blockAndConfig, ({ block, config }) => {
        const { planned } = plan(block, null, config);
        const apply = () => new Applier().apply({ type: "aws_any", block, scenario, region: "eu-central-1", planned });
        const state = apply();
        expect(isWhollyKnown(state)).toBe(true);
        expect(sameValue(apply(), state)).toBe(true);
        const again = plan(block, state, state);
        expect(again).toEqual({ planned: state, requiresReplace: [] });
      }),
    );
  });

  test("an element that joins a set leaves the others as they were", () => {
    // GIVEN a set whose first element has nothing computed
    const element: BlockSchema = {
      attributes: { key: { type: "string", required: true }, seen: { type: "string", optional: true, computed: true } },
      blocks: {},
    };
    const block: BlockSchema = { attributes: {}, blocks: { each: { nesting: "set", block: element } } };
    const old = { key: "old", seen: null };
    // WHEN another sorts before it
    const { planned } = plan(block, { each: [old] }, { each: [{ key: "new", seen: null }, old] });
    // THEN
    expect(planned).toEqual({ each: [{ key: "new", seen: UNKNOWN }, old] });
  });

  test("a resource that is to go is planned as nothing", () => {
    expect(plan({ attributes: {}, blocks: {} }, {}, null)).toEqual({ planned: null, requiresReplace: [] });
  });

  function check(block: BlockSchema, config: ObjectValue, planned: ObjectValue): void {
    for (const [key, attribute] of Object.entries(block.attributes)) {
      if (config[key] !== null) expect(planned[key]).toBe(config[key]);
      else if (attribute.computed) expect(planned[key]).toBeInstanceOf(Unknown);
      else expect(planned[key]).toBeNull();
    }
    for (const [key, nested] of Object.entries(block.blocks)) {
      const [given, got] = [config[key]!, planned[key]!];
      if (isObject(given)) check(nested.block, given, got as ObjectValue);
      if (isList(given))
        given.forEach((each, i) => check(nested.block, each as ObjectValue, (got as ObjectValue[])[i]!));
    }
  }
});

describe("tags", () => {
  const strings = { type: ["map", "string"] as const, optional: true as const };
  const block: BlockSchema = { attributes: { tags: strings, tags_all: { ...strings, computed: true } }, blocks: {} };
  const tagsAll = (tags: Value, defaultTags: ObjectValue, prior: Value = null) => {
    const proposed = { tags, tags_all: null };
    const { planned } = planChange({
      type: "aws_any",
      block,
      prior,
      proposed,
      configuration: { region: "r", defaultTags },
    });
    return (planned as ObjectValue)["tags_all"];
  };

  test("of the resource win over the provider's", () => {
    expect(tagsAll({ a: "own" }, { a: "default", b: "default" })).toEqual({ a: "own", b: "default" });
  });

  test("that are not known make tags_all unknown, and so do none on a new resource", () => {
    expect(tagsAll({ a: UNKNOWN }, { b: "default" })).toBe(UNKNOWN);
    expect(tagsAll(null, {})).toBe(UNKNOWN);
    expect(tagsAll(null, {}, { tags: { a: "1" }, tags_all: { a: "1" } })).toEqual({});
  });
});
