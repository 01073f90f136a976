import { renderText, reviewPlan } from "../../review";
import type { PlanJson } from "../../review";
import { change, check, gate, plan } from "../support/unit/plans";

const ESCAPE = "\u001b";
const rendered = (given: PlanJson, options: Partial<Parameters<typeof renderText>[1]> = {}) =>
  renderText(reviewPlan("orders", given), { failOn: "error", ...options });
const firstLine = (text: string) => text.split("\n")[0];

/** A plan with something of everything. */
const full = plan({
  resource_changes: [
    change("aws_subnet", "f", ["create"], { outpost_arn: "arn" }),
    ...["aws_vpc", "aws_appmesh_mesh", "aws_appmesh_virtual_service", "aws_ecs_task_definition", "aws_iam_role"].map(
      (kind) => change(kind, "x", ["create"]),
    ),
  ],
  checks: [
    gate("OM-P001_factory", "pass"),
    gate("OM-P002_factory", "unknown"),
    check(
      "OM-P010_app-mesh",
      "fail",
      "AWS ended its support of App Mesh at 2026-09-30T00:00:00Z: its resources may be out of reach.",
    ),
  ],
});

describe("renderText", () => {
  test("says whether the plan can be applied, what changes where, and every prerequisite's verdict", () => {
    expect(rendered(full)).toBe(
      [
        "orders: can be applied, 1 warning",
        "",
        "Changes: 6 to create, 0 to update, 0 to replace, 0 to delete, 0 unchanged",
        "",
        "On the Outpost: 1",
        "  aws_subnet 1",
        "",
        "In the Region, reached over the service link: 3",
        "  aws_appmesh_mesh 1, aws_appmesh_virtual_service 1, aws_iam_role 1",
        "",
        "In the Region: 2",
        "  aws_ecs_task_definition 1, aws_vpc 1",
        "",
        "Prerequisites:",
        "  pass     OM-P001  factory   The Outpost exists and this account can see it",
        "  unknown  OM-P002  factory   The Outpost is installed: its lifecycle status is",
        "                              ACTIVE",
        "           decided when the plan is applied.",
        "  FAIL     OM-P010  app-mesh  App Mesh is supported by AWS on the day of the",
        "                              plan",
        "           AWS ended its support of App Mesh at 2026-09-30T00:00:00Z: its",
        "           resources may be out of reach. (warning)",
        "           To mend it: Set `mesh.controlPlane: envoy`: the same mesh is then",
        "           compiled into the configuration that each Envoy starts with, and",
        "           nothing of App Mesh remains in the plan. docs/envoy.md tells what",
        "           changes. Until then treat the plan as a description of the mesh, not",
        "           as something to apply.",
        "",
        "  No plan can know bandwidth, latency, MTU and redundancy of the service link of",
        "  factory: measure them (OM-P033, OM-P034, OM-P035, OM-P036).",
        "",
      ].join("\n"),
    );
  });

  describe("the verdict", () => {
    const p001 = gate("OM-P001_a", "fail", "No.");
    const warning = check("OM-P010_app-mesh", "fail", "No.");

    test.each([
      ["nothing failing", plan({ checks: [gate("OM-P001_a", "pass")] }), "orders: can be applied"],
      ["a gate failing", plan({ errored: true, checks: [p001] }), "orders: must not be applied: 1 prerequisite fails"],
      [
        "two gates and a warning failing",
        plan({ checks: [p001, gate("OM-P001_b", "fail"), warning] }),
        "orders: must not be applied: 2 prerequisites fail, 1 warning",
      ],
      [
        "a plan that stopped",
        plan({ errored: true }),
        "orders: cannot be applied: Terraform could not complete the plan",
      ],
    ])("of %s", (_name, given, line) => {
      expect(firstLine(rendered(given))).toBe(line);
    });

    test("of a warning failing, where warnings count", () => {
      expect(firstLine(rendered(plan({ checks: [warning] }), { failOn: "warning" }))).toBe(
        "orders: must not be applied at --fail-on warning, 1 warning",
      );
    });
  });

  test("says why a verdict is unknown in a plan that stopped", () => {
    expect(rendered(plan({ errored: true, checks: [gate("OM-P002_a", "unknown")] }))).toContain(
      "not decided, because the plan stopped at another prerequisite.",
    );
  });

  test("says something of a failure without a message", () => {
    expect(rendered(plan({ checks: [gate("OM-P002_a", "fail")] }))).toContain(
      "           It does not hold, or could not be evaluated.\n",
    );
  });

  test("says so when there are no prerequisites", () => {
    expect(rendered(plan())).toContain("  none: this plan was not made by Outpost Mesh, or has none to check.\n");
  });

  test("lists the errors of Terraform that are no verdict", () => {
    // GIVEN
    const report = reviewPlan("orders", plan({ errored: true }), [
      { severity: "error", summary: "Timeout", detail: "after 30s" },
    ]);
    // THEN
    expect(renderText(report, { failOn: "error" })).toMatch(/\n\nErrors of Terraform:\n {2}Timeout: after 30s\n$/);
  });

  test.each([40, 60, 80, 120])("keeps to %d columns, unless a single word is longer", (width) => {
    // GIVEN
    const long = `This account sees no Outpost arn:aws:outposts:eu-central-1:111122223333:outpost/op-0a1b2c3d4e5f60718 ${"in the Region ".repeat(9)}`;
    const text = rendered(plan({ ...full, checks: [...full.checks!, gate("OM-P001_z", "fail", long)] }), { width });
    // THEN
    // The first lines are short for everybody but a very narrow terminal.
    for (const line of text.split("\n").slice(width < 80 ? 3 : 0)) {
      const [indent = ""] = /^ *(?:(?:pass|FAIL|unknown) +OM-P\d+ +\S+ +)?/.exec(line) ?? [];
      const words = line.slice(indent.length).split(" ");
      if (words.length > 1) expect(line.length).toBeLessThanOrEqual(Math.max(width, indent.length + longest(words)));
    }
  });

  test("has no space at the end of a line", () => {
    expect(rendered(full)).not.toMatch(/[ \t]\n/);
  });

  test("makes control characters of messages visible instead of sending them to the terminal", () => {
    // GIVEN
    const message = `red ${ESCAPE}[31m bell \u0007 back \r over \u009b2J end`;
    // WHEN
    const text = rendered(plan({ checks: [gate("OM-P002_a", "fail", message)] }), { width: 200 });
    // THEN
    expect(text).toContain("red \\u001b[31m bell \\u0007 back \\u000d over \\u009b2J end");
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  describe("colours", () => {
    test("are off by default", () => {
      expect(rendered(full).includes(ESCAPE)).toBe(false);
    });

    test("change nothing but the colours", () => {
      // WHEN
      const coloured = rendered(full, { color: true });
      // THEN
      expect(coloured.includes(ESCAPE)).toBe(true);
      expect(coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, "g"), "")).toBe(rendered(full));
    });
  });
});

const longest = (words: readonly string[]) => Math.max(...words.map(({ length }) => length));
