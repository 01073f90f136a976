import fc from "fast-check";
import { didYouMean, editDistance, listed, suggest } from "../../document";

const word = fc.string({ maxLength: 12, unit: fc.constantFrom(..."abcdeA-_") });

describe("editDistance", () => {
  test.each([
    ["", "", 0],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
    ["nmae", "name", 1],
    ["port", "prot", 1],
    ["region", "regions", 1],
  ])("%j to %j takes %d edits", (a, b, edits) => {
    expect(editDistance(a, b)).toBe(edits);
  });

  test("is zero for equal words only, and the same both ways", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
      }),
      { numRuns: 300 },
    );
  });

  test("lies between the difference and the larger of the lengths", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
      { numRuns: 300 },
    );
  });

  test("one edit is one: a letter inserted, removed, replaced, or swapped with its neighbour", () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("x", "y"), (text, at, letter) => {
        const i = at % (text.length + 1);
        expect(editDistance(text, text.slice(0, i) + letter + text.slice(i))).toBe(1);
        if (i < text.length) {
          expect(editDistance(text, text.slice(0, i) + text.slice(i + 1))).toBe(1);
          expect(editDistance(text, text.slice(0, i) + letter + text.slice(i + 1))).toBe(1);
        }
        if (i + 1 < text.length && text[i] !== text[i + 1]) {
          expect(editDistance(text, text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2))).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("suggest", () => {
  test("the nearest candidate, letter case aside", () => {
    expect(suggest("EGRESFILTER", ["egressFilter", "existing", "name"])).toBe("egressFilter");
  });

  test("nothing when more than a third differs", () => {
    expect(suggest("abc", ["xyz"])).toBeUndefined();
    expect(suggest("ab", ["ac"])).toBeUndefined();
    expect(suggest("abc", ["abd"])).toBe("abd");
  });

  test("nothing for a very long word, and no very long candidate", () => {
    expect(suggest("a".repeat(65), ["a".repeat(65)])).toBeUndefined();
    expect(suggest("a".repeat(64), ["a".repeat(65)])).toBeUndefined();
    expect(suggest("a".repeat(64), ["a".repeat(64)])).toBe("a".repeat(64));
  });

  test("a candidate itself is always its own suggestion, whatever order they come in", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, selector: (each) => each.toLowerCase() }), (candidates) => {
        for (const candidate of candidates) expect(suggest(candidate, candidates)).toBe(candidate);
      }),
      { numRuns: 200 },
    );
  });

  test("does not depend on the order of the candidates", () => {
    fc.assert(
      fc.property(word, fc.uniqueArray(word), (text, candidates) => {
        expect(suggest(text, candidates)).toBe(suggest(text, [...candidates].reverse()));
      }),
      { numRuns: 200 },
    );
  });
});

describe("didYouMean", () => {
  test("is a question with a space before it, or nothing", () => {
    expect(didYouMean("prices", ["price", "stock"])).toBe(' Did you mean "price"?');
    expect(didYouMean("prices", ["desk"])).toBe("");
  });
});

describe("listed", () => {
  test("names all of a few, and counts the rest of many", () => {
    expect(listed([])).toBe("");
    expect(listed(["a", "b"])).toBe("a, b");
    expect(listed(["a", "b", "c"], 3)).toBe("a, b, c");
    expect(listed(["a", "b", "c", "d"], 3)).toBe("a, b, c and 1 more");
    expect(listed(new Set(["a", "b", "c", "d", "e"]), 2)).toBe("a, b and 3 more");
  });
});
