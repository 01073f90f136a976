import fc from "fast-check";
import { stringify } from "yaml";
import { CLOUDFORMATION_SHORT_FORMS } from "../../deployment";
import { DocumentError } from "../../document";
import type { ParsedDocument, PathStep } from "../../document";
import { parseJson, parseSimpleYaml } from "../../document/quick";
import { parseAll } from "../../document/thorough";
import { mutated, series } from "../support/mutations";
import { filesIn, textOf } from "../support/unit/project";

const SHORT_FORMS = CLOUDFORMATION_SHORT_FORMS;
const quick = (text: string) => parseSimpleYaml("f", text, SHORT_FORMS);

/** Every path of a value. */
function pathsOf(value: unknown, at: readonly PathStep[] = []): (readonly PathStep[])[] {
  if (typeof value !== "object" || value === null) return [at];
  const below = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [at, ...below.flatMap(([step, each]: [PathStep, unknown]) => pathsOf(each, [...at, step]))];
}

/** Everything that a reader makes of documents, to be compared. */
function seen(documents: readonly ParsedDocument[]): unknown {
  return documents.map((document) => ({
    value: document.value,
    places: pathsOf(document.value).map((path) => [path, document.locate(path), document.locateKey(path)]),
  }));
}

/** What the parser of the whole language makes of a text; undefined when it refuses it. */
function thoroughly(text: string): unknown {
  try {
    return seen(parseAll("f", text, SHORT_FORMS));
  } catch (error) {
    if (error instanceof DocumentError) return error.message;
    throw error;
  }
}

const CORPUS = [
  ...filesIn("deployments"),
  ...filesIn("scenarios"),
  ...filesIn("docs/examples"),
  ...filesIn("__tests__/deployment/import/templates"),
].filter((file) => file.endsWith(".yaml"));

describe("the quick reader of YAML", () => {
  test.each(CORPUS)("reads %s, and as the parser of the whole language does", (file) => {
    const text = textOf(file);
    const documents = quick(text);
    expect(documents).toBeDefined();
    expect(seen(documents!)).toEqual(thoroughly(text));
  });

  test.each([
    ["a key without a value", "a:\nb:   # nothing\nc:\n"],
    ["a key without a value at the end", "a:\n  b:"],
    ["lists at the column of their key", "a:\n- 1\n- b: 2\n  c: 3\nd: 4\n"],
    ["lists in lists", "a:\n  - - 1\n    - 2\n  -   - 3\n  -\n    - 4\n  -\n  - b: 5\n"],
    ["quotes", `"a": "x # y: \\u00e4\\n"\n'b': 'it''s' # c\nc: "\\ud83d\\ude00"\n"": ''\n`],
    ["brackets", 'a: [1, -2, x y, "z", [], {}, {b: c, "d": e:f}, arn:aws:a::b]  # c\n'],
    [
      "numbers",
      "a: 1\nb: -0\nc: +3\nd: 1.50\ne: 1e3\nf: .5\ng: 1.\nh: 012\ni: 1_000\nj: 2026-01-01\nk: 1.2.3\nl: 99999999999999999999\n",
    ],
    ["words that are no text", "a: [~, null, Null, true, True, FALSE, no, yes, nan, nUll]\nb: true\nc: ~\nd: y\n"],
    ["comments", "# a\n\na: b # c\n  # d\nc: d#e\n#f\n"],
    ["colons, dashes and question marks in text", "a: b:c\nd: -x\ne: x - y ? z\nf: http://x/?a=b&c=d\n"],
    ["literal text", "a: |\n  x: y\n\n    z # w\n\nb: |-\n   - 1\n   2\n  # c\nc: |\n  end"],
    ["a literal text at the end", "a:\n  - |\n    x\n\n\n"],
    [
      "short forms",
      "a: !Ref B # c\nb: !Sub '${A}-x'\nc: !If [x, !Ref Y, !GetAtt z.w]\nd: !Join\n  - ','\n  - - !Ref D\n    - 5\ne: !Sub |\n  x\nf: !Not [!Equals [!Ref a, 1]]\n",
    ],
    ["several documents", "---\na: 1\n--- # next\nb: [x]\n---\n- c\n"],
    ["beyond ASCII", "a: ö # ü\naé: ü\nb: \u{1f600}\nc: x\u2028y\nd: x\u0085y\n"],
  ])("reads %s as the parser of the whole language does", (_name, text) => {
    const documents = quick(text);
    expect(seen(documents ?? [])).toEqual(thoroughly(text));
  });

  test.each([
    "", "a", "a: b: c\n", "a: [b\n  ]\n", "a: b\n  c\n", "a: &x 1\n", "a: *x\n", "<<: {}\n", "a: 1\na: 2\n", "? a\n", "a: >\n  x\n",
    "a: |2\n   x\n", "a:\tb\n", "a: b\r\n", "%YAML 1.2\n---\na: 1\n", "a: 1\n...\n", "a: !Foo x\n", "a: !!str x\n", "true: 1\n",
    "a: \"x\n  y\"\n", "a: 0x10\n", "a: .inf\n", "a: @b\n", "constructor: 1\n", "a: 'b' c\n", "a: [b]c\n", "a: {b}\n", "a: [b: c]\n",
    "a:\n   b: 1\n  c: 2\n", "  a: 1\nb: 2\n", "a: 1\n---\n", "- a\nb: 1\n", "a: \"\\x41\"\n", "a: !Ref\nb: 1\n", "--- a\n", `${"- ".repeat(70)}a\n`,
  ])("leaves %j to it", (text) => {
    expect(quick(text)).toBeUndefined();
  }); // prettier-ignore

  test("whatever it reads of files with mistakes, it reads as the parser of the whole language does", () => {
    const bases = CORPUS.map(textOf);
    let read = 0;
    for (let seed = 1; seed <= 1500; seed++) {
      const text = mutated(series(seed), bases[seed % bases.length]!, { shortForms: SHORT_FORMS });
      const documents = quick(text);
      if (documents === undefined) continue;
      read++;
      expect({ text, seen: seen(documents) }).toEqual({ text, seen: thoroughly(text) });
    }
    expect(read).toBeGreaterThan(300);
  });

  test("and of texts that are made of the language's marks", () => {
    const piece = fc.constantFrom(
      "a", "b c", "a:", "a: ", ": ", ":", "- ", "-", "\n", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ", ", '"', "'", "#", " #", "|", "|-\n", "!Ref ", "!If", "---\n",
      "~", "1", "-1.5", "\\", "é", " ", "?", "*", "&", ">", "%", "b'c", "d@e", "<<: ", "k&: ", "x: y\n", "- z\n",
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join("");
        const documents = quick(text);
        if (documents !== undefined) expect(seen(documents)).toEqual(thoroughly(text));
      }),
      { numRuns: 20_000 },
    );
  });

  test("reads what the library writes", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 12 }).filter((each) => !/[\n\t\r"\\]/.test(each));
    const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9./-]{0,8}$/);
    const tree = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), tie("list"), tie("mapping")),
      list: fc.array(tie("tree"), { maxLength: 4 }),
      mapping: fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
    })).mapping;
    fc.assert(
      fc.property(tree, (value) => {
        fc.pre(Object.keys(value as object).length > 0);
        const written = stringify(value, { lineWidth: 0 });
        const documents = quick(written);
        if (documents !== undefined) expect(seen(documents)).toEqual(thoroughly(written));
      }),
      { numRuns: 500 },
    );
  });
});

test("the quick reader of JSON finds the same as the parser of YAML does", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 2), (value, space) => {
      const text = JSON.stringify(value, null, space);
      fc.pre(!/__proto__|constructor|prototype/.test(text));
      expect(JSON.stringify(seen(parseJson("f", text) ?? []))).toBe(JSON.stringify(thoroughly(text)));
    }),
    { numRuns: 300 },
  );
});
