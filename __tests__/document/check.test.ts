import { z } from "zod";
import { checkDocument, checkValue, parseDocumentText, show, sortProblems } from "../../document";
import { problemsOf } from "../support/unit/problems";

const schema = z.strictObject({
  name: z.string().min(2),
  protocol: z.enum(["http", "grpc"]).default("http"),
  port: z.int().min(1).max(65535).default(80),
  list: z.array(z.string()).min(1).optional(),
  nested: z.strictObject({ deep: z.boolean() }).optional(),
  byName: z.record(z.string().regex(/^[a-z]+$/, "letters only."), z.number()).optional(),
});

const check = (text: string) => checkDocument(parseDocumentText("site.yaml", text), schema);
const problems = (text: string) => problemsOf(() => check(text));

describe("checkDocument", () => {
  test("fills in defaults", () => {
    expect(check("name: web")).toEqual({ name: "web", protocol: "http", port: 80 });
  });

  describe("an unknown key", () => {
    test("is reported at the key, with what was probably meant and what is known", () => {
      expect(problems("name: web\nprotocoll: http\n")).toEqual([
        'site.yaml:2:1 protocoll: unknown key "protocoll". Did you mean "protocol"? ' +
          "Known here: byName, list, name, nested, port, protocol.",
      ]);
    });

    test("is reported without a guess when nothing is near", () => {
      expect(problems("name: web\nzzz: 1\n")).toEqual([
        'site.yaml:2:1 zzz: unknown key "zzz". Known here: byName, list, name, nested, port, protocol.',
      ]);
    });

    test("names the keys of its own mapping when it is nested", () => {
      expect(problems("name: web\nnested: { deep: true, dep: 1 }\n")).toEqual([
        'site.yaml:2:23 nested.dep: unknown key "dep". Did you mean "deep"? Known here: deep.',
      ]);
    });

    test("several of them each stand at their own place", () => {
      expect(problems("nmae: x\nname: web\nprot: 1\n").map((line) => line.split(".")[0] + line.slice(9, 18))).toEqual([
        "site.yaml:1:1 nma".slice(0, 4) + "e.yaml:1:".slice(9, 18) + ":1:1 nmae",
        "site:3:1 prot",
      ]);
    });
  });

  describe("a missing key", () => {
    test("is reported at the mapping that lacks it", () => {
      expect(problems("port: 1\nnested: {}\n")).toEqual([
        "site.yaml:1:1 name: missing; text is required here.",
        "site.yaml:2:9 nested.deep: missing; true or false is required here.",
      ]);
    });
  });

  describe("a wrong type", () => {
    test.each([
      ["name: 3", 'site.yaml:1:7 name: 3 is not text. Quote it: "3".'],
      ["name: true", 'site.yaml:1:7 name: true is not text. Quote it: "true".'],
      ["name:", "site.yaml:1:6 name: nothing (null) is not text."],
      ["name: [a]", "site.yaml:1:7 name: a list is not text."],
      ["name: ok\nport: '80'", 'site.yaml:2:7 port: "80" is not a number.'],
      ["name: ok\nlist: a", 'site.yaml:2:7 list: "a" is not a list.'],
      ["name: ok\nnested: []", "site.yaml:2:9 nested: an empty list is not a mapping."],
      ["name: ok\nnested: { deep: {} }", "site.yaml:2:17 nested.deep: a mapping is not true or false."],
      ["name: ok\nbyName: 1", "site.yaml:2:9 byName: 1 is not a mapping."],
      ["name: ok\nport: 1.5", "site.yaml:2:7 port: 1.5 is not a whole number."],
    ])("%j", (text, problem) => {
      expect(problems(text)).toEqual([problem]);
    });
  });

  describe("a value that is not allowed", () => {
    test("lists what is, and what was probably meant", () => {
      expect(problems("name: ok\nprotocol: htp\n")).toEqual([
        'site.yaml:2:11 protocol: "htp" is not allowed. Did you mean "http"? Allowed: http, grpc.',
      ]);
    });

    test.each([
      ["name: a", 'site.yaml:1:7 name: "a" is too small: at least 2 character(s) are needed.'],
      ["name: ok\nport: 0", "site.yaml:2:7 port: 0 is too small: at least 1 is allowed."],
      ["name: ok\nport: 65536", "site.yaml:2:7 port: 65536 is too large: at most 65535 is allowed."],
      ["name: ok\nlist: []", "site.yaml:2:7 list: an empty list is too small: at least 1 item(s) are needed."],
      ["name: ok\nbyName: { B1: 1 }", "site.yaml:2:11 byName.B1: letters only."],
    ])("%j", (text, problem) => {
      expect(problems(text)).toEqual([problem]);
    });
  });

  test("reports everything at once, in the order of the file", () => {
    expect(problems("portt: 1\nprotocol: tcp\nnested:\n  deep: 1\nport: 0\n")).toEqual([
      "site.yaml:1:1 name: missing; text is required here.",
      'site.yaml:1:1 portt: unknown key "portt". Did you mean "port"? Known here: byName, list, name, nested, port, protocol.',
      'site.yaml:2:11 protocol: "tcp" is not allowed. Allowed: http, grpc.',
      "site.yaml:4:9 nested.deep: 1 is not true or false.",
      "site.yaml:5:7 port: 0 is too small: at least 1 is allowed.",
    ]);
  });
});

describe("checkValue", () => {
  test("says the same of a value from code, by its path", () => {
    expect(problemsOf(() => checkValue("deployment", { name: "ok", prt: 1, nested: { deep: "yes" } }, schema))).toEqual(
      [
        'deployment nested.deep: "yes" is not true or false.',
        'deployment prt: unknown key "prt". Did you mean "port"? Known here: byName, list, name, nested, port, protocol.',
      ],
    );
  });
});

describe("sortProblems", () => {
  test("by file, line, column and path, without touching what it was given", () => {
    // GIVEN
    const at = (file: string, line: number, column: number, path: string) => ({
      file,
      line,
      column,
      path,
      message: "",
    });
    const given = [at("b", 1, 1, "x"), at("a", 2, 1, "x"), at("a", 1, 9, "x"), at("a", 1, 2, "z"), at("a", 1, 2, "y")];
    // WHEN
    const sorted = sortProblems(given);
    // THEN
    expect(sorted).toEqual([given[4], given[3], given[2], given[1], given[0]]);
    expect(given[0]!.file).toBe("b");
  });
});

describe("show", () => {
  test.each([
    ["text", '"text"'],
    [3, "3"],
    [null, "nothing (null)"],
    [[], "an empty list"],
    [[1], "a list"],
    [{}, "a mapping"],
    ["line\nbreak", '"line\\nbreak"'],
  ])("%j is shown as %s", (value, text) => {
    expect(show(value)).toBe(text);
  });

  test("a long value is cut to fit a line", () => {
    // WHEN
    const text = show("x".repeat(500));
    // THEN
    expect(text).toBe(`"${"x".repeat(76)}…`);
  });
});
