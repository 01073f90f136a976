import { actionOf, countActions, managedChanges, summarisePlaces } from "../../review";
import { change, plan } from "../support/unit/plans";

describe("actionOf", () => {
  test.each([
    [["create"], "create"],
    [["update"], "update"],
    [["delete"], "delete"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
    [["no-op"], "none"],
    [["forget"], "none"],
  ])("%j is %s", (actions, action) => {
    expect(actionOf(change("aws_vpc", "main", actions))).toBe(action);
  });
});

describe("countActions", () => {
  test("counts a replacement once, as what it is", () => {
    // GIVEN
    const changes = [
      change("aws_vpc", "a", ["create"]),
      change("aws_vpc", "b", ["create"]),
      change("aws_vpc", "c", ["delete", "create"]),
      change("aws_vpc", "d", ["no-op"]),
      change("aws_vpc", "e", ["delete"]),
    ];
    // THEN
    expect(countActions(changes)).toEqual({ create: 2, update: 0, replace: 1, delete: 1, none: 1 });
  });
});

describe("managedChanges", () => {
  test("leaves data sources out", () => {
    // GIVEN
    const read = { ...change("aws_ami", "x", ["read"]), mode: "data" as const };
    const vpc = change("aws_vpc", "main", ["create"]);
    // THEN
    expect(managedChanges(plan({ resource_changes: [read, vpc] }))).toEqual([vpc]);
    expect(managedChanges({ format_version: "1.2" })).toEqual([]);
  });
});

describe("summarisePlaces", () => {
  test("puts each kind where it works, sorted, and leaves empty places out", () => {
    // GIVEN
    const arn = "arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718";
    const changes = [
      change("aws_vpc", "main", ["create"]),
      change("aws_subnet", "factory", ["create"], { outpost_arn: arn }),
      change("aws_subnet", "endpoints", ["create"], { outpost_arn: null }),
      change("aws_subnet", "depot", ["create"], { outpost_arn: arn }),
      change("aws_autoscaling_group", "general", ["create"]),
      change("terraform_data", "OM-P001_factory", ["create"]),
    ];
    // THEN
    expect(summarisePlaces(plan({ resource_changes: changes }))).toEqual([
      {
        place: "outpost",
        total: 3,
        kinds: [
          { kind: "aws_autoscaling_group", count: 1 },
          { kind: "aws_subnet", count: 2 },
        ],
      },
      {
        place: "region",
        total: 2,
        kinds: [
          { kind: "aws_subnet", count: 1 },
          { kind: "aws_vpc", count: 1 },
        ],
      },
      { place: "plan", total: 1, kinds: [{ kind: "terraform_data", count: 1 }] },
    ]);
    expect(summarisePlaces(plan())).toEqual([]);
  });

  test("of what is deleted, by what it was", () => {
    const gone = change("aws_subnet", "f", ["delete"], null, { outpost_arn: "arn" });
    expect(summarisePlaces(plan({ resource_changes: [gone] }))).toEqual([
      { place: "outpost", total: 1, kinds: [{ kind: "aws_subnet", count: 1 }] },
    ]);
  });
});
