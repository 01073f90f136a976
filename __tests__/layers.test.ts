import { ROOT } from "./support/cli";
import { MAY_IMPORT, forbiddenImports, importCircles, projectSources } from "./support/layers";

describe("the rooms", () => {
  const sources = projectSources(ROOT);

  test("every file is in a room and imports only what its room may", () => {
    expect(forbiddenImports(sources)).toEqual([]);
  });

  test("every room of the table exists", () => {
    const rooms = Object.keys(MAY_IMPORT).filter(
      (room) => !sources.some(({ file }) => file === room || file.startsWith(`${room}/`)),
    );
    expect(rooms).toEqual([]);
  });

  test("no files import each other in a circle, not even types", () => {
    expect(importCircles(sources)).toEqual([]);
  });

  test.each<[string, Record<string, string>, string[][]]>([
    ["values", { a: 'import { b } from "./b";', b: 'export * from "./a";' }, [["a.ts", "b.ts"]]],
    ["types alone", { a: 'import type { B } from "./b";', b: 'import { type A } from "./a";' }, [["a.ts", "b.ts"]]],
    [
      "several files, by way of an index",
      { "x/index": 'export * from "./one";', "x/one": 'import { y } from "../y";', y: 'import { one } from "./x";' },
      [["x/index.ts", "x/one.ts", "y.ts"]],
    ],
    ["nothing", { a: 'import { b } from "./b"; import { c } from "./c";', b: 'import { c } from "./c";', c: "" }, []],
    ["itself", { a: 'import { a } from "./a";' }, [["a.ts"]]],
  ])("a circle of %s is found", (_name, files, circles) => {
    const given = Object.entries(files).map(([file, text]) => ({ file: `${file}.ts`, text }));
    expect(importCircles(given)).toEqual(circles);
  });

  describe("a forbidden import is found", () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ["aws/regions.ts", 'import { x } from "../deployment";', "aws may not import from deployment"],
      ["deployment/load.ts", 'import type { Rule } from "../rules";', "deployment may not import from rules"],
      ["rules/rule.ts", 'import { App } from "cdktf";', "rules may not use cdktf"],
      ["review/report.ts", 'export * from "../stacks";', "review may not import from stacks"],
      ["rehearsal/index.ts", 'const x = require("../modules/mesh");', "rehearsal may not import from modules/mesh"],
      ["modules/mesh/app-mesh.ts", 'import { X } from "../ecs";', "modules/mesh may not import from modules/ecs"],
      [
        "modules/terraform/address.ts",
        'import { X } from "../../deployment";',
        "modules/terraform may not import from deployment",
      ],
      ["stacks/x.ts", 'import { Vpc } from "@cdktf/provider-aws";', "import the deep path"],
      ["attic/x.ts", "", "is in no room"],
    ];
    test.each(cases)("%s: %s", (file, text, reason) => {
      const found = forbiddenImports([...sources, { file, text }]);
      expect(found).toHaveLength(1);
      expect(found[0]).toContain(reason);
    });
  });
});
