import { MAPPINGS, alternatives } from "../../envoy";
import { findRule } from "../../rules";
import { covers, modelFields } from "../support/envoy/model-fields";

const table = Object.values(MAPPINGS).flat();

describe("the table of fields", () => {
  test("says of every field of the model what becomes of it, and says it once", () => {
    // GIVEN the fields from the schema
    const patterns = table.flatMap(({ field }) => alternatives(field));
    // WHEN each is looked up
    const counts = modelFields().map(
      ({ path }) => [path, patterns.filter((each) => covers(each, path)).length] as const,
    );
    // THEN one line speaks of it
    expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
    expect(counts.length).toBeGreaterThan(200);
  });

  test("says nothing of fields that the model has not", () => {
    const fields = modelFields();
    const patterns = table.flatMap(({ field }) => alternatives(field));
    expect(patterns.filter((pattern) => !fields.some(({ path }) => covers(pattern, path)))).toEqual([]);
  });

  test("names rules that exist, and a rule for everything that is refused", () => {
    const named = table.flatMap(({ rule }) => rule ?? []);
    expect(named.filter((rule) => findRule(rule) === undefined)).toEqual([]);
    expect(table.filter(({ fate, rule }) => fate === "refused" && rule === undefined)).toEqual([]);
  });

  test("tells the difference wherever there is one", () => {
    expect(table.filter(({ fate, note }) => (fate === "exact") !== (note === undefined))).toEqual([]);
  });
});
