import * as fc from "fast-check";
import { re2Problem } from "../../../rules/mesh-limits/re2";

describe("regular expressions of RE2", () => {
  test.each([
    "",
    "/orders/[0-9]+",
    "^/a(b|c)*$",
    "(?i)abc",
    "(?i:abc)d",
    "(?s-i)x",
    "(?P<id>\\d+)",
    "(?<id>\\d+)",
    "(?:a|b){2,3}?",
    "a{,3}",
    "a{x}",
    "x{1000}",
    "[[:alpha:]_]+",
    "[]a]",
    "[^]a]",
    "[a\\-z]",
    "[a-]",
    "\\A\\/\\.\\pN\\p{Greek}\\x41\\x{1F600}\\101\\z",
    "\\Q(*\\E+",
    "\\b\\B\\w\\D",
    "a*?b+?c??",
    "^*",
    "日本+",
  ])("takes %j", (text) => {
    expect(re2Problem(text)).toBeUndefined();
  });

  test.each([
    ["a(?=b)", "look-around, (?=, does not exist"],
    ["a(?!b)", "look-around, (?!, does not exist"],
    ["(?<=a)b", "look-around, (?<=, does not exist"],
    ["(?<!a)b", "look-around, (?<!, does not exist"],
    ["(?>a)", "atomic groups, (?>, do not exist"],
    ["(a)\\1", "back-references, \\1, do not exist"],
    ["(?<n>a)\\k<n>", "back-references, \\k, do not exist"],
    ["(?#note)", "(?#n is no kind of group"],
    ["a**", "* is followed by another quantifier, *"],
    ["a++", "+ is followed by another quantifier, +"],
    ["a{2}{3}", "{2} is followed by another quantifier, {3}"],
    ["*a", "* has nothing to repeat"],
    ["a|*", "* has nothing to repeat"],
    ["(+)", "+ has nothing to repeat"],
    ["x{1001}", "{1001} repeats more than 1000 times"],
    ["x{3,2}", "{3,2} ends before it begins"],
    ["(a", "a parenthesis is not closed"],
    ["a)", "a parenthesis is closed that was not opened"],
    ["[a", "a bracket is not closed"],
    ["[", "a bracket is not closed"],
    ["[a-", "a bracket is not closed"],
    ["[z-a]", "the range z-a ends before it begins"],
    ["[[:letter:]]", "[[:letter:] is no class of characters"],
    ["a\\", "a backslash ends it"],
    ["\\Z", "\\Z is no escape"],
    ["\\u0041", "\\u is no escape"],
  ])("refuses %j: %s", (text, problem) => {
    expect(re2Problem(text)).toBe(problem.replace("[[:letter:]", "[:letter:]"));
  });

  test("ends on every text, with an answer", () => {
    const character = fc.constantFrom(..."()[]{}*+?|\\^$.,-:<>=!abzPQE019 é😀");
    fc.assert(
      fc.property(fc.array(character, { maxLength: 60 }), (characters) => {
        const problem = re2Problem(characters.join(""));
        expect(problem === undefined || problem.length > 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test("what it takes of the syntax that RE2 shares with JavaScript, JavaScript takes, too", () => {
    const character = fc.constantFrom(..."()[]*+?|^$.-abz01");
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), (characters) => {
        const text = characters.join("");
        // Only the meaning of a bracket in first place, and of anchors that are repeated, differs.
        fc.pre(!/\[\^?\]|\[[^\]]*\[|[\^$][*+?]/.test(text));
        if (re2Problem(text) === undefined && !text.includes("(?")) expect(() => new RegExp(text)).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});
