import { TerraformLocal, TerraformStack, Testing } from "cdktf";
import { address, attribute, named, reference, waitFor } from "../../../modules/terraform";
import { FakeData, FakeResource } from "../../support/unit/fakes";

describe("address", () => {
  const stack = () => new TerraformStack(Testing.app(), "stack");

  test("of a resource and of a data source", () => {
    // GIVEN
    const scope = stack();
    // THEN
    expect(address(named(new FakeResource(scope, "r"), "main"))).toBe("fake_thing.main");
    expect(address(named(new FakeData(scope, "d"), "current"))).toBe("data.fake_facts.current");
  });

  test("of anything else is refused, by its path", () => {
    expect(() => address(new TerraformLocal(stack(), "local", 1))).toThrow(
      new TypeError("stack/local is neither a resource nor a data source"),
    );
  });

  test("attributes as an expression and as a template, without a token", () => {
    // GIVEN
    const resource = named(new FakeResource(stack(), "r"), "main");
    // THEN
    expect(attribute(resource, "id")).toBe("fake_thing.main.id");
    expect(reference(resource, "id")).toBe("${fake_thing.main.id}");
  });

  test("a reference is written to the stack as it is", () => {
    // GIVEN
    const scope = stack();
    const first = named(new FakeResource(scope, "a"), "a");
    named(new FakeResource(scope, "b", { other: reference(first, "id") }), "b");
    // THEN
    expect(JSON.parse(Testing.synth(scope))).toMatchObject({
      resource: { fake_thing: { b: { other: "${fake_thing.a.id}" } } },
    });
  });
});

describe("waitFor", () => {
  test("adds addresses to those that are there, sorted and each once", () => {
    // GIVEN
    const scope = new TerraformStack(Testing.app(), "stack");
    const [a, b, c] = ["a", "b", "c"].map((id) => named(new FakeResource(scope, id), id)) as [
      FakeResource,
      FakeResource,
      FakeResource,
    ];
    const data = named(new FakeData(scope, "d"), "d");
    // WHEN
    waitFor(c, b, data);
    waitFor(c, a, b);
    // THEN
    expect(c.dependsOn).toEqual(["data.fake_facts.d", "fake_thing.a", "fake_thing.b"]);
  });
});
