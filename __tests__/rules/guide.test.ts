import { BEYOND_THE_PAGE, RULES, SECTIONS, STATEMENTS, findRule } from "../../rules";
import type { Section } from "../../rules";

/** How many sentences each paragraph or list item of the page has, its lead-in first. */
const PAGE: Readonly<Record<Section, readonly number[]>> = {
  introduction: [4],
  prerequisites: [1, 1, 1, 2],
  limitations: [1, 2],
  connectivity: [1, 2, 1],
  creating: [3, 2],
};

describe("the guide through App Mesh's page about Outposts", () => {
  test("has an entry for every sentence, in the page's order", () => {
    // GIVEN
    const expected = Object.entries(PAGE).flatMap(([section, items]) =>
      items.flatMap((sentences, item) =>
        Array.from({ length: sentences }, (_, sentence) => `${section} ${item + 1}.${sentence + 1}`),
      ),
    );
    // THEN
    expect(STATEMENTS.map(({ section, item, sentence }) => `${section} ${item}.${sentence}`)).toEqual(expected);
    expect(Object.keys(SECTIONS)).toEqual(Object.keys(PAGE));
  });

  test("names only rules that there are", () => {
    const named = [
      ...STATEMENTS.flatMap(({ enforcedBy }) => enforcedBy.map(({ rule }) => rule)),
      ...BEYOND_THE_PAGE.flatMap(({ rules }) => rules),
    ];
    expect(named.filter((id) => findRule(id) === undefined)).toEqual([]);
  });

  test("has every rule about place and network, or says why it is beyond the page", () => {
    const named = new Set([
      ...STATEMENTS.flatMap(({ enforcedBy }) => enforcedBy.map(({ rule }) => rule)),
      ...BEYOND_THE_PAGE.flatMap(({ rules }) => rules),
    ]);
    // A rule that is named here belongs into rules/guide: into a statement's `enforcedBy`, or into beyond.ts.
    expect(RULES.map(({ id }) => id).filter((id) => /^OM-[PNL]/.test(id) && !named.has(id))).toEqual([]);
  });

  test("says of every demand what is done about it, or that Terraform cannot know it", () => {
    const demands = STATEMENTS.filter(
      ({ section, item, says }) => section !== "introduction" && item > 1 && !/guides?\b/.test(says),
    );
    for (const { says, enforcedBy, unknowable } of demands) {
      expect([says, enforcedBy.length > 0 || unknowable !== undefined]).toEqual([says, true]);
    }
  });

  test("does not claim of a rule more than its stages can know", () => {
    for (const { enforcedBy } of STATEMENTS) {
      for (const { rule, certainty } of enforcedBy) {
        const { stages } = findRule(rule)!;
        // What only a file says is decided before the plan; what a plan says needs a gate or a check.
        const possible = {
          file: "synth",
          described: "synth",
          plan: "plan",
          "last-heard": "plan",
          dated: "any",
          stated: "any",
        }[certainty];
        const early = stages.every((stage) => stage === "synth");
        expect([rule, certainty, possible === "any" || (possible === "synth") === early]).toEqual([
          rule,
          certainty,
          true,
        ]);
      }
    }
  });
});
