import fc from "fast-check";
import { toDuration, toMillis } from "../../../deployment";

describe("toDuration", () => {
  test.each([
    ["500ms", { unit: "ms", value: 500 }],
    ["1500ms", { unit: "ms", value: 1500 }],
    ["2000ms", { unit: "s", value: 2 }],
    ["15s", { unit: "s", value: 15 }],
    ["2m", { unit: "s", value: 120 }],
    ["0s", { unit: "s", value: 0 }],
    ["0ms", { unit: "s", value: 0 }],
  ])("%s", (text, duration) => {
    expect(toDuration(text)).toEqual(duration);
  });

  test("is as long as the text says, in seconds wherever they are whole", () => {
    fc.assert(
      fc.property(fc.nat({ max: 9_999_999 }), fc.constantFrom("ms", "s", "m"), (value, unit) => {
        // WHEN
        const duration = toDuration(`${value}${unit}`);
        // THEN
        expect(duration.value * (duration.unit === "s" ? 1000 : 1)).toBe(toMillis(`${value}${unit}`));
        if (duration.unit === "ms") expect(duration.value % 1000).not.toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe("toMillis", () => {
  test.each([
    ["500ms", 500],
    ["15s", 15_000],
    ["2m", 120_000],
  ])("%s is %d", (text, millis) => {
    expect(toMillis(text)).toBe(millis);
  });

  test.each(["", "5", "s", "5h", "1.5s", "-1s", "1s ", "1 s"])("%j is no duration", (text) => {
    expect(() => toMillis(text)).toThrow(`${JSON.stringify(text)} is not a duration`);
  });
});
