import fc from "fast-check";
import { printable, wrap } from "../../review";

describe("wrap", () => {
  test("breaks at spaces, as late as it can, and indents every line", () => {
    expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(wrap("one two three four", 11, "  ")).toEqual(["  one two", "  three", "  four"]);
  });

  test("keeps a word that is longer than a line whole", () => {
    expect(wrap("a incomprehensible b", 6)).toEqual(["a", "incomprehensible", "b"]);
  });

  test("keeps paragraphs apart and leaves empty ones out", () => {
    expect(wrap("one two\n\nthree", 80)).toEqual(["one two", "three"]);
    expect(wrap("", 80)).toEqual([]);
  });

  test("loses no word and breaks no limit that words allow", () => {
    // GIVEN
    const text = fc.array(fc.string({ unit: fc.constantFrom("a", "b", "ß"), minLength: 1, maxLength: 12 }), {
      maxLength: 20,
    });
    // THEN
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 30 }), fc.constantFrom("", " ", "    "), (words, width, indent) => {
        const lines = wrap(words.join(" "), width, indent);
        expect(lines.flatMap((line) => line.slice(indent.length).split(" "))).toEqual(words);
        for (const line of lines) {
          expect(line.startsWith(indent)).toBe(true);
          if (line.slice(indent.length).includes(" ")) expect(line.length).toBeLessThanOrEqual(width);
        }
        // No line could have taken the next one's first word.
        for (const [index, line] of lines.slice(1).entries()) {
          const [first = ""] = line.slice(indent.length).split(" ");
          expect(lines[index]!.length + 1 + first.length).toBeGreaterThan(width);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("printable", () => {
  test.each([
    ["plain ä ☃", "plain ä ☃"],
    ["two\nlines\tand a tab", "two\nlines\tand a tab"],
    ["\u001b[2J", "\\u001b[2J"],
    ["\u0000\u0008\u000b\u000d\u007f\u0080\u009f", "\\u0000\\u0008\\u000b\\u000d\\u007f\\u0080\\u009f"],
  ])("%j", (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test("leaves no control character but line ends and tabs", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect([...printable(text)].filter((each) => /[\p{Cc}]/u.test(each) && !"\n\t".includes(each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
