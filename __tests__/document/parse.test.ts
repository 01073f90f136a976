import { MAX_DOCUMENT_BYTES, formatPath, parseDocumentText } from "../../document";
import { problemsOf } from "../support/unit/problems";

const parse = (text: string) => parseDocumentText("site.yaml", text);
const problems = (text: string) => problemsOf(() => parse(text));

describe("parseDocumentText", () => {
  describe("what it reads", () => {
    test("YAML and the same JSON give the same value", () => {
      // GIVEN
      const yaml = "name: a\nlist:\n  - 1\n  - two\n";
      const json = '{ "name": "a", "list": [1, "two"] }';
      // THEN
      expect(parse(yaml).value).toEqual({ name: "a", list: [1, "two"] });
      expect(parse(json).value).toEqual(parse(yaml).value);
    });

    test("a byte order mark and Windows line ends change nothing", () => {
      expect(parse("\ufeffname: a\r\nregion: b\r\n").value).toEqual({ name: "a", region: "b" });
    });

    test("an alias stands for what its anchor holds", () => {
      expect(parse("a: &x { port: 1 }\nb: *x\n").value).toEqual({ a: { port: 1 }, b: { port: 1 } });
    });

    test("nesting of 64 levels is allowed", () => {
      // GIVEN
      const text = "[".repeat(64) + "]".repeat(64);
      // THEN
      expect(() => parse(text)).not.toThrow();
    });
  });

  describe("where things stand", () => {
    const document = parse("services:\n  web:\n    port: 80\n    calls: [a, bb]\n  empty:\n");

    test.each([
      ["a value", ["services", "web", "port"], { line: 3, column: 11 }],
      ["an item of a list", ["services", "web", "calls", 1], { line: 4, column: 16 }],
      ["what is absent: its nearest parent", ["services", "web", "protocol"], { line: 3, column: 5 }],
      ["an index behind the end: the list", ["services", "web", "calls", 7], { line: 4, column: 12 }],
      ["a key without a value", ["services", "empty"], { line: 5, column: 9 }],
      ["the document itself", [], { line: 1, column: 1 }],
    ])("%s", (_name, path, position) => {
      expect(document.locate(path)).toEqual(position);
    });

    test("the key that leads to a value", () => {
      expect(document.locateKey(["services", "web", "port"])).toEqual({ line: 3, column: 5 });
    });

    test("a value behind an alias stands where its anchor is", () => {
      // GIVEN
      const aliased = parse("a: &x\n  port: 1\nb: *x\n");
      // THEN
      expect(aliased.locate(["b", "port"])).toEqual({ line: 2, column: 9 });
    });

    test("a problem carries file, position and path", () => {
      expect(document.problemAt(["services", "web", "calls", 0], "no such service.")).toEqual({
        file: "site.yaml",
        line: 4,
        column: 13,
        path: "services.web.calls[0]",
        message: "no such service.",
      });
    });
  });

  describe("what it refuses", () => {
    test("an empty file, and one of comments alone", () => {
      expect(problems("")).toEqual(["site.yaml the file is empty."]);
      expect(problems("# nothing yet\n")).toEqual(["site.yaml the file is empty."]);
    });

    test("a syntax error, at its place", () => {
      // WHEN
      const [first] = problems("name: a\nlist: [1, 2\nregion: x\n");
      // THEN
      expect(first).toMatch(/^site\.yaml:3:1 not valid YAML: .*\.$/);
    });

    test("every syntax error at once", () => {
      // WHEN
      const all = problems('a: "\\q"\nb: "\\w"\n');
      // THEN
      expect(all.map((line) => line.split(" ")[0])).toEqual(["site.yaml:1:5", "site.yaml:2:5"]);
    });

    test("a key that stands twice, at the second one", () => {
      expect(problems("web:\n  port: 1\n  port: 2\n")).toEqual([
        'site.yaml:3:3 web: the key "port" stands twice in one mapping: each may be given once.',
      ]);
    });

    test("a quoted key that stands twice, without its quotes", () => {
      expect(problems('{ "port": 1, "port": 2 }')).toEqual([
        'site.yaml:1:14 the key "port" stands twice in one mapping: each may be given once.',
      ]);
    });

    test("a key that is given twice, once quoted", () => {
      expect(problems("port: 1\n'port': 2\n")).toEqual([
        'site.yaml:2:1 the key "port" stands twice in one mapping: each may be given once.',
      ]);
    });

    test.each(["__proto__", "constructor", "prototype"])("the key %s, wherever it stands", (key) => {
      // WHEN
      const all = problems(`${key}: 1\nlist:\n  - { ${key}: { a: 1 } }\n`);
      // THEN
      expect(all).toEqual([
        `site.yaml:1:1 ${key}: the key "${key}" is not allowed.`,
        `site.yaml:3:7 list[0].${key}: the key "${key}" is not allowed.`,
      ]);
      expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
    });

    test("a key that is a list or a mapping", () => {
      expect(problems("a: 1\n? [b]\n: 2\n")).toEqual(["site.yaml:2:3 a key must be plain text."]);
    });

    test("nesting of 65 levels", () => {
      // WHEN
      const [only, ...others] = problems("[".repeat(66) + "]".repeat(66));
      // THEN
      expect(others).toEqual([]);
      expect(only).toMatch(/^site\.yaml:1:66 (\[0\]){65}: nested deeper than 64 levels\.$/);
    });

    test("an alias bomb, before it grows", () => {
      // GIVEN
      const levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
      for (let i = 1; i < 12; i++) {
        levels.push(`a${i}: &a${i} [${Array.from({ length: 10 }, () => `*a${i - 1}`).join(", ")}]`);
      }
      // WHEN
      const all = problems(levels.join("\n"));
      // THEN
      expect(all).toHaveLength(1);
      expect(all[0]).toMatch(/^site\.yaml the file cannot be read: Excessive alias count/);
    });

    test("an alias without an anchor", () => {
      // WHEN
      const all = problems("a: *nowhere\n");
      // THEN
      expect(all).toHaveLength(1);
      expect(all[0]).toMatch(/^site\.yaml.* Unresolved alias .*nowhere/);
    });

    test("several documents in one file", () => {
      expect(problems("a: 1\n---\nb: 2\n")[0]).toMatch(/^site\.yaml:2:1 not valid YAML: Source contains multiple/);
    });

    test("a zero byte", () => {
      expect(problems("name: \u0000a")).toEqual(["site.yaml the file is not text: it holds a zero byte."]);
    });

    test("a text larger than 8 MiB", () => {
      expect(problems(`# ${"x".repeat(MAX_DOCUMENT_BYTES)}`)).toEqual([
        "site.yaml the file is larger than 8 MiB, the most that is read.",
      ]);
    });
  });
});

describe("formatPath", () => {
  test.each([
    [[], ""],
    [["services"], "services"],
    [["services", "web", "calls", 2], "services.web.calls[2]"],
    [["list", 0, 1, "name"], "list[0][1].name"],
  ])("%j is %j", (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});
