import fc from "fast-check";
import { escapeTemplate, placeholder, quote, quoteAll } from "../../rules";

/** What Terraform makes of a template that holds no expression: `$${` is `${`, `%%{` is `%{`. */
function rendered(template: string): string {
  expect(template).not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/);
  return template.replaceAll("$${", () => "${").replaceAll("%%{", "%{");
}

/** What Terraform makes of a string literal. */
function valueOf(literal: string): string {
  expect(literal).toMatch(/^"(?:[^"\\]|\\.)*"$/s);
  const unescaped = literal
    .slice(1, -1)
    .replaceAll(/\\(.)/gs, (_all, escaped: string) => (escaped === "n" ? "\n" : escaped));
  return rendered(unescaped);
}

const awkward = fc.string({ unit: fc.constantFrom("a", "{", "}", '"', "\\", "\n", " ", "ä", "var.x"), maxLength: 10 });

describe("escapeTemplate", () => {
  test("leaves ordinary text alone", () => {
    expect(escapeTemplate("100 % of $5 {x}")).toBe("100 % of $5 {x}");
  });

  test("escapes a directive", () => {
    expect(escapeTemplate("%{ if true }")).toBe("%%{ if true }");
  });

  // A bug while this fails: "$$" in the replacement of replaceAll stands for a single "$", so nothing is escaped and
  // Terraform evaluates what a person wrote as text.
  test("escapes a placeholder", () => {
    expect(escapeTemplate("${var.password}")).toBe("$${var.password}");
    expect(escapeTemplate("a ${b} c ${d}")).toBe("a $${b} c $${d}");
  });

  // A bug while this fails, the same one.
  test("makes text that Terraform shows as it was", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(awkward, fc.constantFrom("${", "%{")), { maxLength: 6 }), (pieces) => {
        const text = pieces.join("");
        expect(rendered(escapeTemplate(text))).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});

describe("quote", () => {
  test.each([
    ["plain", '"plain"'],
    ['say "hi"', '"say \\"hi\\""'],
    ["back\\slash", '"back\\\\slash"'],
    ["two\nlines", '"two\\nlines"'],
    ["%{ if }", '"%%{ if }"'],
    ['\\"', '"\\\\\\""'],
  ])("%j", (text, literal) => {
    expect(quote(text)).toBe(literal);
  });

  test("makes a literal that is worth the text", () => {
    fc.assert(
      fc.property(awkward, (text) => expect(valueOf(quote(text))).toBe(text)),
      { numRuns: 300 },
    );
  });
});

describe("quoteAll", () => {
  test("makes a list", () => {
    expect(quoteAll([])).toBe("[]");
    expect(quoteAll(["a", 'b"'])).toBe('["a", "b\\""]');
  });
});

describe("placeholder", () => {
  test("shows an expression, or what is said in its place", () => {
    expect(placeholder("aws_vpc.main.id", 'no "id"')).toBe('${try(coalesce(aws_vpc.main.id), "no \\"id\\"")}');
  });
});
