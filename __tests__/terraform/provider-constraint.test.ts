import { checkProviderConstraint } from "../../terraform";

describe("checkProviderConstraint", () => {
  test.each([
    ["", "6.25.0", true],
    [">= 5.100.0, < 7.0.0", "6.25.0", true],
    [">= 5.100.0, < 7.0.0", "5.99.0", false],
    [">= 5.100.0, < 7.0.0", "7.0.0", false],
    ["6.25.0", "6.25.0", true],
    ["= 6.25.0", "6.25.0", true],
    ["=6.25.0", "6.25.1", false],
    ["6.25", "6.25.0", true],
    ["!= 6.25.0", "6.25.0", false],
    ["!= 6.25.0", "6.25.1", true],
    ["> 6.25.0", "6.25.0", false],
    ["<= 6.25.0", "6.25.0", true],
    // The last number that is given may grow.
    ["~> 6.25", "6.25.0", true],
    ["~> 6.25", "6.99.3", true],
    ["~> 6.25", "6.24.9", false],
    ["~> 6.25", "7.0.0", false],
    ["~> 6.25.1", "6.25.9", true],
    ["~> 6.25.1", "6.25.0", false],
    ["~> 6.25.1", "6.26.0", false],
    ["~> 6.0, != 6.25.0", "6.25.0", false],
    [">= 6.0.0", "6.25.0-beta1", false],
    ["6.25.0-beta1", "6.25.0-beta1", true],
  ])("%s on %s: %s", (constraint, version, admitted) => {
    expect(checkProviderConstraint(constraint, version)).toBe(admitted);
  });

  test.each(["latest", "^6.0.0", ">= 6.0.0,", "6.x"])("refuses %s", (constraint) => {
    expect(() => checkProviderConstraint(constraint, "6.25.0")).toThrow(RangeError);
  });
});
