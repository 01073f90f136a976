import { NotAPlanError, asPlan } from "../../review";

describe("asPlan", () => {
  test("takes a plan for what it is", () => {
    // GIVEN
    const plan = { format_version: "1.2", resource_changes: [], checks: [], other: 1 };
    // THEN
    expect(asPlan(plan)).toBe(plan);
    expect(() => asPlan({ format_version: "1.0", planned_values: {} })).not.toThrow();
  });

  test.each([
    [null, "this is not a plan: `terraform show -json PLAN` prints a JSON object."],
    [[], "this is not a plan: `terraform show -json PLAN` prints a JSON object."],
    ["text", "this is not a plan: `terraform show -json PLAN` prints a JSON object."],
    [{}, "this is not a plan: it has no format_version and no changes. `terraform show -json PLAN` prints one."],
    [
      { format_version: "1.0", values: {} },
      "this is not a plan: it has no format_version and no changes. `terraform show -json PLAN` prints one.",
    ],
    [
      { format_version: 1, resource_changes: [] },
      "this is not a plan: it has no format_version and no changes. `terraform show -json PLAN` prints one.",
    ],
    [{ format_version: "2.0", resource_changes: [] }, "the plan has the format 2.0; 1.x is known."],
    [{ format_version: "1.2", resource_changes: {} }, "this is not a plan: resource_changes is no list."],
    [{ format_version: "1.2", resource_changes: [], checks: "x" }, "this is not a plan: checks is no list."],
  ])("refuses %j", (value, message) => {
    expect(() => asPlan(value)).toThrow(new NotAPlanError(message));
  });
});
