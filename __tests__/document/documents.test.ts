import fc from "fast-check";
import { DocumentError, formatProblem, parseDocumentText, parseDocumentsText } from "../../document";

function problems(text: string): string[] {
  try {
    parseDocumentsText("f", text);
    return [];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.problems.map(formatProblem);
  }
}

const values = (text: string) => parseDocumentsText("f", text).map(({ value }) => value);

describe("parseDocumentsText", () => {
  test.each([
    ["YAML documents", "a: 1\n---\nb: 2\n", [{ a: 1 }, { b: 2 }]],
    ["empty documents between", "---\n---\na: 1\n...\n---\n# nothing\n", [{ a: 1 }]],
    ["JSON values one behind the other", '{"a":1}{"b":2}\n[3]', [{ a: 1 }, { b: 2 }, [3]]],
    ["JSON values of which one is YAML", '{"a":1}\n{b: 2}', [{ a: 1 }, { b: 2 }]],
    ["JSON with escapes", '{"a\\n":"\\u00fc\\"}{"}', [{ "a\n": 'ü"}{' }]],
    ["merge keys", "a: &x {b: 1}\nc: {<<: *x, d: 2}\n", [{ a: { b: 1 }, c: { b: 1, d: 2 } }]],
  ])("reads %s", (_name, text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each([
    ["nothing", "# only this\n", "f the file is empty."],
    ["a syntax error in the second value", '{"a":1}\n{"a":}}', "f:2:"],
    ["a key that stands twice", '{"a":1}\n{"b":1,"b":2}', 'f:2:8 the key "b" stands twice'],
    ["a key that reaches a prototype", '{"__proto__":{}}', 'f:1:2 __proto__: the key "__proto__" is not allowed.'],
    ["an anchor that holds itself", "a: &a [*a]", "f an anchor holds an alias of itself"],
    ["a tag that nobody knows", "a: !Foo x", "f:1:4 not understood: Unresolved tag: !Foo"],
    ["a key that is a reference", "!!binary aGk=: 1", "f:1:"],
    ["nesting without an end", `{"a":${"[".repeat(50_000)}`, "f"],
    ["JSON nested too deeply", "[".repeat(70) + "]".repeat(70), "f:1:66"],
  ])("refuses %s", (_name, text, problem) => {
    const [first] = problems(text);
    expect(first?.startsWith(problem)).toBe(true);
  });

  test("finds keys and values in every value of a file", () => {
    const [, second] = parseDocumentsText("f", '{"a": 1}\n  {"b":\n [0, {"c": "x"}]}');
    expect(second?.problemAt(["b", 1, "c"], "m")).toEqual({
      file: "f",
      line: 3,
      column: 12,
      path: "b[1].c",
      message: "m",
    });
    expect(second?.locateKey(["b", 1, "c"])).toEqual({ line: 3, column: 7 });
    expect(second?.locate(["b", 1, "missing"])).toEqual({ line: 3, column: 6 });
    expect(second?.locate([])).toEqual({ line: 2, column: 3 });
  });

  test("reads JSON as a YAML parser does, with the same positions", () => {
    const indent = fc.constantFrom(undefined, 2);
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
        indent,
        (value, space) => {
          const text = JSON.stringify(value, null, space);
          const yaml = fc.pre(!/__proto__|constructor|prototype/.test(text)) ?? parseDocumentText("f", `# x\n${text}`);
          const [json] = parseDocumentsText("f", `\n${text}`);
          expect(JSON.stringify(json?.value)).toBe(JSON.stringify(yaml.value));
          for (const key of Object.keys(value)) {
            const path = [Array.isArray(value) ? Number(key) : key];
            expect(json?.locate(path)).toEqual(yaml.locate(path));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
