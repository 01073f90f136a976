import { attributeChanges, reviewPlan, shownText } from "../../review";
import type { ResourceChange } from "../../review";
import { plan } from "../support/unit/plans";
import { changing } from "../support/unit/reviews";
import type { ChangeParts } from "../support/unit/reviews";

/** The changes in words: `path: before -> after`. */
function words(change: Partial<ResourceChange["change"]>, configured: readonly string[] = []): string[] {
  const { attributes } = attributeChanges({ actions: ["update"], ...change }, new Set(configured));
  return attributes.map(
    ({ path, before, after, replaces }) =>
      `${path}: ${shownText(before)} -> ${shownText(after)}${replaces === true ? " !" : ""}`,
  );
}

const route = (weights: Readonly<Record<string, number>>) => ({
  spec: [
    {
      http_route: [
        {
          action: [
            { weighted_target: Object.entries(weights).map(([virtual_node, weight]) => ({ virtual_node, weight })) },
          ],
        },
      ],
    },
  ],
});

describe("what changes of a resource", () => {
  test("is named down to the single value, without the indexes of blocks, and by what tells items apart", () => {
    expect(words({ before: route({ v1: 90, v2: 10 }), after: route({ v1: 50, v2: 50 }) })).toEqual([
      "spec.http_route.action.weighted_target[v1].weight: 90 -> 50",
      "spec.http_route.action.weighted_target[v2].weight: 10 -> 50",
    ]);
  });

  test("is what is put in between, and not everything behind it", () => {
    expect(words({ before: route({ v1: 90, v3: 10 }), after: route({ v1: 90, v2: 5, v3: 10 }) })).toEqual([
      'spec.http_route.action.weighted_target[v2].virtual_node:  -> "v2"',
      "spec.http_route.action.weighted_target[v2].weight:  -> 5",
    ]);
  });

  test("is found inside of JSON in a text, such as a policy or containers", () => {
    const containers = (image: string) =>
      JSON.stringify([
        { name: "app", image },
        { name: "envoy", image: "envoy:1" },
      ]);
    expect(
      words({
        before: { container_definitions: containers("a:1") },
        after: { container_definitions: containers("a:2") },
      }),
    ).toEqual(['container_definitions[app].image: "a:1" -> "a:2"']);
  });

  test("is known after apply, where it is", () => {
    expect(
      words({
        before: { id: "i-1", arn: "arn:1", names: ["a"] },
        after: { id: "i-1", names: ["a", null] },
        after_unknown: { arn: true, names: [false, true] },
      }),
    ).toEqual(['arn: "arn:1" -> (known after apply)', 'names: "[a]" -> "[a, (known after apply)]"']);
  });

  test("says what makes Terraform replace it", () => {
    expect(
      words({
        before: { name: "a", spec: [{ size: 1 }], tags: { x: "1" } },
        after: { name: "b", spec: [{ size: 2 }], tags: { x: "2" } },
        replace_paths: [["name"], ["spec", 0, "size"]],
      }),
    ).toEqual(['name: "a" -> "b" !', "spec.size: 1 -> 2 !", 'tags.x: "1" -> "2"']);
  });

  test("of a new resource is what is known, and what is configured and not known yet", () => {
    expect(
      words(
        {
          before: null,
          after: { cidr_block: "10.0.0.0/16", description: null },
          after_unknown: { id: true, vpc_id: true },
        },
        ["cidr_block", "vpc_id"],
      ),
    ).toEqual(['cidr_block:  -> "10.0.0.0/16"', "vpc_id:  -> (known after apply)"]);
  });

  test("is nothing where an absent, an empty and a null value stand for each other", () => {
    expect(words({ before: { a: null, b: "", c: [] }, after: { a: "", c: [] } })).toEqual([]);
  });

  test("is listed up to a number, with how many more there are", () => {
    const tags = Object.fromEntries([...Array(250).keys()].map((index) => [`t${index}`, "x"]));
    const { attributes, more } = attributeChanges({ actions: ["update"], before: {}, after: { tags } }, new Set());
    expect([attributes.length, more]).toEqual([200, 50]);
  });

  test("is unharmed by keys of prototypes", () => {
    const after = JSON.parse('{"__proto__": {"polluted": "x"}, "constructor": "y", "hasOwnProperty": 1}') as object;
    expect(words({ before: {}, after: after as Record<string, unknown> })).toEqual([
      '__proto__.polluted:  -> "x"',
      'constructor:  -> "y"',
      "hasOwnProperty:  -> 1",
    ]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("what happens to a resource", () => {
  const happens = (parts: ChangeParts) =>
    reviewPlan("x", plan({ resource_changes: [changing("aws_vpc", "main", parts)] })).resources[0];

  test.each([
    [["delete", "create"], false],
    [["create", "delete"], true],
  ])("replaced by %j is one replacement, with the reason and what causes it", (actions, createsFirst) => {
    expect(
      happens({
        actions,
        action_reason: "replace_because_cannot_update",
        replace_paths: [["cidr_block"]],
        before: { cidr_block: "a" },
        after: { cidr_block: "b" },
      }),
    ).toMatchObject({
      action: "replace",
      createsFirst,
      reason: "it cannot be changed in place",
      replacedBy: ["cidr_block"],
    });
  });

  test("is that it moves, is imported, or is no longer managed", () => {
    const {
      resources,
      stateChanges,
      imported: adopted,
    } = reviewPlan(
      "x",
      plan({
        resource_changes: [
          changing("aws_vpc", "new", { actions: ["no-op"], previous_address: "aws_vpc.old" }),
          changing("aws_vpc", "theirs", {
            actions: ["update"],
            importing: { id: "vpc-1" },
            before: { a: 1 },
            after: { a: 2 },
          }),
          changing("aws_vpc", "gone", { actions: ["forget"], before: { a: 1 } }),
          changing("aws_vpc", "same", { actions: ["no-op"], before: { a: 1 }, after: { a: 1 } }),
        ],
      }),
    );
    expect(resources.map(({ address, action, movedFrom, imported }) => [address, action, movedFrom, imported])).toEqual(
      [
        ["aws_vpc.gone", "forget", undefined, undefined],
        ["aws_vpc.new", "none", "aws_vpc.old", undefined],
        ["aws_vpc.theirs", "update", undefined, "vpc-1"],
      ],
    );
    expect({ ...stateChanges, adopted }).toEqual({ moved: 1, forgotten: 1, adopted: 1 });
  });

  test("is not lost for a reason that Terraform gives a new word for", () => {
    expect(happens({ actions: ["delete"], action_reason: "delete_because_tuesday", before: {} })).toMatchObject({
      reason: "delete_because_tuesday",
    });
  });
});
