import { fails, reviewPlan } from "../../review";
import type { CheckResult } from "../../review";
import { change, check, gate, plan } from "../support/unit/plans";

const DOWN = check("OM-P021_service-link", "fail", "The service link of factory is down.");
const PASSING = gate("OM-P020_mesh", "pass");
const MESH = change("aws_appmesh_virtual_node", "desk", ["update"]);

/** What the review makes of the gate on changes of the mesh. */
const judged = (checks: CheckResult[], ...changes: (typeof MESH)[]) => {
  const report = reviewPlan("orders", plan({ resource_changes: changes, checks }));
  return { report, gate: report.prerequisites.find(({ rule }) => rule === "OM-P020") };
};

describe("changes of mesh objects that the gate on the revision lets pass", () => {
  test("fail the gate's rule in the review while a link is down", () => {
    // WHEN
    const { report, gate: found } = judged([PASSING, DOWN], MESH);
    // THEN
    expect(found).toMatchObject({ verdict: "fail", stage: "review" });
    expect(found?.messages).toEqual([
      "A service link is down, and this plan changes objects of a mesh whose revision is the one that was applied last: aws_appmesh_virtual_node.desk. Somebody changed them by hand, or an apply stopped half-way.",
    ]);
    expect(fails(report, "error")).toBe(true);
  });

  test("are named up to five, sorted", () => {
    // GIVEN
    const nodes = ["g", "c", "b", "a", "d", "f", "e"].map((name) =>
      change("aws_appmesh_virtual_node", name, ["delete"], null),
    );
    // THEN
    expect(judged([PASSING, DOWN], ...nodes).gate?.messages[0]).toContain(
      ": aws_appmesh_virtual_node.a, aws_appmesh_virtual_node.b, aws_appmesh_virtual_node.c, aws_appmesh_virtual_node.d, aws_appmesh_virtual_node.e and 2 more.",
    );
  });

  test.each([
    ["no link is down", [PASSING, check("OM-P021_service-link", "pass")], [MESH]],
    ["the mesh is unchanged", [PASSING, DOWN], [change("aws_appmesh_mesh", "orders", ["no-op"])]],
    ["what changes is beside the mesh", [PASSING, DOWN], [change("aws_ecs_service", "desk", ["update"])]],
    ["nothing reads the status of links", [gate("OM-P001_factory", "pass")], [MESH]],
  ])("are nobody's business when %s", (_when, checks, changes) => {
    const { report, gate: found } = judged(checks, ...changes);
    expect(found?.verdict ?? "pass").toBe("pass");
    expect(fails(report, "error")).toBe(false);
  });

  test("leave the gate's own message when it has failed already", () => {
    const { gate: found } = judged([gate("OM-P020_mesh", "fail", "Not now."), DOWN], MESH);
    expect(found).toMatchObject({ stage: "precondition", messages: ["Not now."] });
  });
});

describe("what no plan can know of a service link", () => {
  test("is named for each Outpost of the plan", () => {
    const { report } = judged([gate("OM-P001_factory", "pass"), gate("OM-P001_depot", "fail", "No.")]);
    expect(report.unmeasured.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(
      ["depot", "factory"].flatMap((subject) =>
        ["OM-P033", "OM-P034", "OM-P035", "OM-P036"].map((rule) => `${rule} ${subject}`),
      ),
    );
  });

  test("is nothing where a plan has no Outpost", () => {
    expect(judged([gate("OM-P007_region", "pass")]).report.unmeasured).toEqual([]);
  });
});
