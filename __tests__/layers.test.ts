import { ROOT } from "./support/cli";
import { MAY_IMPORT, forbiddenImports, projectSources } from "./support/layers";

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
